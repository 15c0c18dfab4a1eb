import ts from "typescript";
import type { Notes } from "./notes.ts";

const verbs = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)$/;

/** A call of an operation: by its method, by its constant, by its name, or by its path. */
export function findCall(call: ts.CallExpression, notes: Notes): void {
  const declaration = notes.checker.getResolvedSignature(call)?.declaration;
  if (!declaration) return;
  const [first, second] = call.arguments;
  const at = calleeOf(call);
  const method = ts.isPropertySignature(declaration.parent) ? notes.api.meaningOf(declaration.parent) : undefined;
  if (method?.is === "operation") {
    notes.operation(method.operation, at, { by: "method", passes: passed(first, notes) });
  } else if (notes.isOurs(declaration.getSourceFile())) {
    for (const [index, argument] of call.arguments.entries())
      findArgument(argument, call.arguments[index + 1], at, notes);
  } else if (verbs.test(at.getText()) && first) {
    for (const path of notes.valuesOf(notes.checker.getTypeAtLocation(first)) ?? []) {
      for (const operation of notes.api.operationsOn(path)) {
        notes.operation(operation, at, { by: "api", passes: passedByPlace(second, notes) });
      }
    }
  }
}

/** Of `client.call(RunInstances, …)`, `paginate(client, "DescribeInstances", …)`, `isAcsError(error, "RunInstances")`. */
function findArgument(argument: ts.Expression, next: ts.Expression | undefined, at: ts.Node, notes: Notes): void {
  const passes = passed(next, notes);
  if (ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument)) {
    const name = ts.isIdentifier(argument) ? argument : argument.name;
    for (const declaration of notes.declarationsOf(notes.checker.getSymbolAtLocation(name))) {
      if (ts.isVariableDeclaration(declaration)) notes.meant(declaration, argument, { by: "method", passes });
    }
  }
  for (const text of notes.valuesOf(notes.checker.getTypeAtLocation(argument)) ?? []) {
    if (notes.api.waiters.has(text)) notes.waiter(text, argument);
    if (!notes.api.operations.has(text)) continue;
    const isListing = at.getText() === "paginate";
    notes.operation(text, argument, isListing ? { by: "paginate", passes } : { by: "type" });
  }
}

function calleeOf({ expression }: ts.CallExpression): ts.Node {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
}

/** The members that an object surely has. */
function passed(argument: ts.Expression | undefined, notes: Notes): string[] | undefined {
  return argument === undefined ? [] : membersIn(notes.checker.getTypeAtLocation(argument), notes);
}

function membersIn(type: ts.Type, notes: Notes): string[] | undefined {
  if (notes.isOpaque(type)) return undefined;
  const members = notes.checker.getPropertiesOfType(type);
  return members.filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0).map(({ name }) => name);
}

/** The same of `{ params: { query, path, header }, body }`. */
function passedByPlace(argument: ts.Expression | undefined, notes: Notes): string[] | undefined {
  if (!argument) return [];
  const type = notes.checker.getTypeAtLocation(argument);
  const member = (holder: ts.Type | undefined, name: string) => {
    const symbol = holder && notes.checker.getPropertyOfType(holder, name);
    return symbol && notes.checker.getTypeOfSymbolAtLocation(symbol, argument);
  };
  const params = member(type, "params");
  const holders = [...["query", "path", "header"].map((place) => member(params, place)), member(type, "body")];
  return holders.flatMap((holder) => (holder && membersIn(holder, notes)) ?? []);
}
