import ts from "typescript";
import { comparisonsIn, originOf, unwrapped } from "./fields.ts";
import type { Notes } from "./notes.ts";

/** `error.code === "NoPermission"`: a code that a program decides by. */
export function findCodes(node: ts.BinaryExpression | ts.SwitchStatement, notes: Notes): void {
  for (const { value, text } of comparisonsIn(node, notes)) {
    if (!originOf(value, notes).some((declaration) => isCode(declaration, notes))) continue;
    const operations = guardsOf(value, notes);
    for (const code of text.values) notes.code(code, operations, text.at);
  }
}

function isCode(declaration: ts.Declaration, notes: Notes): boolean {
  const { parent } = declaration;
  return (
    ts.isPropertyDeclaration(declaration) &&
    declaration.name.getText() === "code" &&
    ts.isClassDeclaration(parent) &&
    parent.name?.text === "AcsError" &&
    notes.isOurs(declaration.getSourceFile())
  );
}

/** The operations that `isAcsError(error, "RunInstances")` names where the value is looked at; none: any. */
function guardsOf(value: ts.Expression, notes: Notes): string[] {
  const holder = holderOf(value, notes);
  if (!holder) return [];
  const found = new Set<string>();
  for (let node: ts.Node = value; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    for (const condition of conditionsAround(node)) {
      for (const operation of guardsIn(condition, holder, notes)) found.add(operation);
    }
  }
  return [...found];
}

/** What holds where a node stands, by what is right around it: `if (…) node`, `… && node`, `if (!…) return; node`. */
function conditionsAround(node: ts.Node): ts.Expression[] {
  const { parent } = node;
  if (ts.isIfStatement(parent) && parent.thenStatement === node) return [parent.expression];
  if (ts.isConditionalExpression(parent) && parent.whenTrue === node) return [parent.condition];
  if (ts.isBinaryExpression(parent) && parent.right === node) return [parent.left];
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent)) return [];
  const before = parent.statements.slice(0, parent.statements.indexOf(node as ts.Statement));
  return before.flatMap((one) => (ts.isIfStatement(one) && isNegated(one.expression) ? [one.expression] : []));
}

function isNegated(condition: ts.Expression): boolean {
  return ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken;
}

function guardsIn(condition: ts.Expression, holder: ts.Symbol, notes: Notes): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [error, action] = node.arguments;
      const isSame = error && notes.checker.getSymbolAtLocation(error) === holder;
      const texts = (isSame && action && notes.valuesOf(notes.checker.getTypeAtLocation(action))) || [];
      found.push(...texts.filter((text) => notes.api.operations.has(text)));
    }
    ts.forEachChild(node, visit);
  };
  visit(condition);
  return found;
}

/** The variable of the error: `error` of `error.code`, or of `const { code } = error`. */
function holderOf(value: ts.Expression, notes: Notes): ts.Symbol | undefined {
  const inner = unwrapped(value);
  if (ts.isPropertyAccessExpression(inner)) {
    return ts.isIdentifier(inner.expression) ? notes.checker.getSymbolAtLocation(inner.expression) : undefined;
  }
  const declaration = ts.isIdentifier(inner) ? notes.checker.getSymbolAtLocation(inner)?.valueDeclaration : undefined;
  if (!declaration) return undefined;
  const holder = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  if (!ts.isVariableDeclaration(holder) || !holder.initializer) return undefined;
  const { initializer } = holder;
  return ts.isIdentifier(initializer) ? notes.checker.getSymbolAtLocation(initializer) : holderOf(initializer, notes);
}
