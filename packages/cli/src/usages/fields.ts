import ts from "typescript";
import type { Notes } from "./notes.ts";

/** `answer.Instances`, `answer["Instances"]`: a field that is read, or a method that is taken. */
export function findRead(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, notes: Notes): void {
  const at = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node; // the call tells more
  if (!isCalled) for (const declaration of readBy(node, notes)) notes.meant(declaration, at);
}

/** `const { Instances } = answer` */
export function findReadPattern(pattern: ts.ObjectBindingPattern, notes: Notes): void {
  for (const element of pattern.elements) {
    for (const declaration of readByElement(element, notes))
      notes.meant(declaration, element.propertyName ?? element.name);
  }
}

function readBy(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  notes: Notes,
): readonly ts.Declaration[] {
  if (ts.isPropertyAccessExpression(node)) return notes.declarationsOf(notes.checker.getSymbolAtLocation(node.name));
  const { argumentExpression: key } = node;
  return ts.isStringLiteralLike(key) ? notes.membersOf(notes.checker.getTypeAtLocation(node.expression), key.text) : [];
}

function readByElement(element: ts.BindingElement, notes: Notes): readonly ts.Declaration[] {
  if (element.dotDotDotToken) return [];
  const name = element.propertyName ?? element.name;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return [];
  return notes.membersOf(notes.checker.getTypeAtLocation(element.parent), name.text);
}

/** `status === "Running"`, `switch (status) { case "Running": }`: a value that a field is compared with. */
export function findComparison(node: ts.BinaryExpression | ts.SwitchStatement, notes: Notes): void {
  for (const { value, text } of comparisonsIn(node, notes)) {
    for (const declaration of originOf(value, notes)) notes.meant(declaration, text.at, { values: text.values });
  }
}

export interface Comparison {
  /** What is compared. */
  value: ts.Expression;
  /** What it is compared with. */
  text: { at: ts.Expression; values: readonly string[] };
}

export function comparisonsIn(node: ts.BinaryExpression | ts.SwitchStatement, notes: Notes): Comparison[] {
  const textOf = (at: ts.Expression) => {
    const values = notes.valuesOf(notes.checker.getTypeAtLocation(at));
    return values && ts.isLiteralExpression(unwrapped(at)) ? { at, values } : undefined;
  };
  if (ts.isSwitchStatement(node)) {
    return node.caseBlock.clauses.flatMap((clause) => {
      const text = ts.isCaseClause(clause) ? textOf(clause.expression) : undefined;
      return text ? [{ value: node.expression, text }] : [];
    });
  }
  if (!equality.has(node.operatorToken.kind)) return [];
  const [left, right] = [textOf(node.left), textOf(node.right)];
  if (right && !left) return [{ value: node.left, text: right }];
  return left && !right ? [{ value: node.right, text: left }] : [];
}

const equality = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** The declarations of the field that a value came from: read in place, or kept in a variable. */
export function originOf(value: ts.Expression, notes: Notes, depth = 0): readonly ts.Declaration[] {
  const inner = unwrapped(value);
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) return readBy(inner, notes);
  if (!ts.isIdentifier(inner) || depth > 4) return [];
  const declaration = notes.checker.getSymbolAtLocation(inner)?.valueDeclaration;
  if (!declaration) return [];
  if (ts.isBindingElement(declaration)) return readByElement(declaration, notes);
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return [];
  return originOf(declaration.initializer, notes, depth + 1);
}

/** Without parentheses, `!`, `as` and `satisfies`. */
export function unwrapped(value: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(value) ||
    ts.isNonNullExpression(value) ||
    ts.isAsExpression(value) ||
    ts.isSatisfiesExpression(value)
    ? unwrapped(value.expression)
    : value;
}
