/**
 * Where a program uses an API: by the types that the compiler sees, not by names. A method that was taken out of its
 * client, passed on or wrapped is still that method; a field is a field wherever the answer went.
 *
 * What has no type (`any`) is not seen.
 *
 * @module
 */
import ts from "typescript";
import type { Owners } from "../program/owner.ts";
import { isNamed, type ProductApi } from "../program/product-api.ts";
import { findCall } from "./calls.ts";
import { findCodes } from "./codes.ts";
import { findComparison, findRead, findReadPattern } from "./fields.ts";
import { findGiven, findPassed } from "./given.ts";
import { Notes } from "./notes.ts";
import type { Usage } from "./usage.ts";

export function findUsages(
  program: ts.Program,
  files: readonly ts.SourceFile[],
  api: ProductApi,
  owners: Owners,
): Usage[] {
  const notes = new Notes(program.getTypeChecker(), api, owners);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return; // not used there
    if (ts.isCallExpression(node)) findCall(node, notes);
    else if (ts.isObjectLiteralExpression(node)) findGiven(node, notes);
    else if (ts.isObjectBindingPattern(node)) findReadPattern(node, notes);
    else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) findRead(node, notes);
    else if (ts.isBinaryExpression(node) || ts.isSwitchStatement(node)) {
      findComparison(node, notes);
      findCodes(node, notes);
    } else if (ts.isIdentifier(node)) findName(node, notes);
    else if (ts.isIndexedAccessTypeNode(node)) findTypeMember(node, notes);
    if (ts.isExpression(node)) findPassed(node, notes);
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return notes.list;
}

/** A constant of an action, or a type of an operation's request or answer. */
function findName(node: ts.Identifier, notes: Notes): void {
  const { parent } = node;
  const isMember = (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isPropertyAssignment(parent);
  if (isMember || ts.isBindingElement(parent)) return;
  const symbol = notes.checker.getSymbolAtLocation(node);
  for (const declaration of notes.declarationsOf(symbol)) {
    const isConstant = ts.isVariableDeclaration(declaration);
    if (!isConstant && !isNamed(declaration)) continue;
    if (isConstant && ts.isCallExpression(parent) && parent.arguments.includes(node)) continue; // the call tells more
    notes.meant(declaration, node, { by: isConstant ? "reference" : "type" });
  }
}

/** `DescribeInstancesResponse["Instances"]`, `operations["RunInstances"]` */
function findTypeMember(node: ts.IndexedAccessTypeNode, notes: Notes): void {
  const { indexType } = node;
  if (!ts.isLiteralTypeNode(indexType) || !ts.isStringLiteral(indexType.literal)) return;
  const holder = notes.checker.getTypeFromTypeNode(node.objectType);
  for (const declaration of notes.membersOf(holder, indexType.literal.text)) {
    notes.meant(declaration, indexType, { by: "type" });
  }
}
