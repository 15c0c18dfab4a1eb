import ts from "typescript";
import type { Notes } from "./notes.ts";

/** How deep objects are looked into that were made elsewhere. */
const deepest = 8;

/** The members of an object that is meant as a request, or as a part of one. */
export function findGiven(literal: ts.ObjectLiteralExpression, notes: Notes): void {
  const meant = notes.checker.getContextualType(literal);
  if (!meant) return;
  for (const property of literal.properties) {
    if (ts.isSpreadAssignment(property) || !property.name || ts.isComputedPropertyName(property.name)) continue;
    const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    const type = notes.checker.getTypeAtLocation(value);
    const details = { values: notes.valuesOf(type), opaque: notes.isOpaque(type), given: true } as const;
    for (const declaration of notes.membersOf(meant, property.name.getText().replace(/^["']|["']$/g, ""))) {
      notes.meant(declaration, property.name, details);
    }
  }
}

/** An object that was made elsewhere, under no type of the product's: its members were meant as these. */
export function findPassed(node: ts.Expression, notes: Notes): void {
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || !isHandedOver(node)) return;
  const literal = ts.isSpreadAssignment(node.parent) ? node.parent.parent : node;
  const meant = notes.checker.getContextualType(literal);
  if (meant) compareMembers(notes.checker.getTypeAtLocation(node), meant, notes, deepest);
}

function isHandedOver(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    (ts.isCallExpression(parent) && parent.arguments.includes(node)) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node)
  );
}

function compareMembers(given: ts.Type, meant: ts.Type, notes: Notes, depth: number): void {
  if (depth === 0) return;
  const [from, to] = [notes.itemOf(given), notes.itemOf(meant)];
  if (from === to || (from.flags & ts.TypeFlags.Object) === 0) return;
  for (const member of notes.checker.getPropertiesOfType(from)) {
    const at = member.valueDeclaration;
    if (!at || isInstalled(at, notes)) continue;
    const type = notes.checker.getTypeOfSymbolAtLocation(member, at);
    for (const declaration of notes.membersOf(to, member.name)) {
      notes.meant(declaration, at, { values: notes.valuesOf(type), given: true });
      compareMembers(type, notes.checker.getTypeAtLocation(declaration), notes, depth - 1);
    }
  }
}

function isInstalled(declaration: ts.Declaration, notes: Notes): boolean {
  const file = declaration.getSourceFile();
  return file.isDeclarationFile || file.fileName.includes("/node_modules/") || notes.isOurs(file);
}
