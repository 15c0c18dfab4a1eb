/**
 * The text of a spec's types: openapi-typescript makes a type of each schema, here they get their names.
 *
 * @module
 */
import type { ComponentsObject, GlobalContext, OperationObject, SchemaObject } from "openapi-typescript";
import type ts from "typescript";
import type { JsonSchema, Operation, Spec } from "../spec.ts";
import { asRead, componentSchemas, typeMark } from "./schemas.ts";

export interface TypeTexts {
  /** `export interface Name {…}` of an object, `export type Name = …` of everything else. */
  declaration(name: string, schema: JsonSchema): string;
  /** What openapi-typescript writes of a whole operation, places and statuses one by one. */
  operation(operation: Operation): string;
  /** `export interface components {…}` */
  components(): string;
  /** The types of its own that openapi-typescript used in what it wrote so far. */
  helpers(): string[];
}

export async function typeTexts(spec: Spec): Promise<TypeTexts> {
  // Half a second to load, which the other commands need not wait for.
  const openapi = await import("openapi-typescript");
  const { default: compiler } = await import("typescript");
  const { factory } = compiler;
  const ctx = contextOf(spec, compiler, openapi.resolveRef);
  const exported = [factory.createModifier(compiler.SyntaxKind.ExportKeyword)];
  const printed = (node: ts.Node): string => shortened(openapi.astToString(node)).trimEnd();
  const named = (name: string, type: ts.TypeNode): string =>
    printed(
      compiler.isTypeLiteralNode(type)
        ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
        : factory.createTypeAliasDeclaration(exported, name, undefined, type),
    );
  return {
    declaration: (name, schema) =>
      named(name, openapi.transformSchemaObject(schema as SchemaObject, { path: `#/${name}`, ctx })),
    operation: ({ action, source }) => {
      const members = openapi.transformOperationObject(asRead(source) as OperationObject, { path: `#/${action}`, ctx });
      return printed(factory.createTypeLiteralNode(members));
    },
    components: () => {
      const schemas = componentSchemas(spec.document) as Record<string, SchemaObject>;
      const { responses } = spec.document.components ?? {};
      const [type] = openapi.transformComponentsObject(
        { schemas, ...(responses && { responses }) } as ComponentsObject,
        ctx,
      );
      return named("components", type as ts.TypeNode);
    },
    helpers: () => ctx.injectFooter.splice(0).map(printed),
  };
}

/** What openapi-typescript reads of its options and the document while it makes types of schemas and operations. */
function contextOf(
  { document }: Spec,
  compiler: typeof ts,
  resolve: (document: object, ref: string, options: { silent: boolean }) => unknown,
): GlobalContext {
  return {
    silent: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    transform: (schema: object) => nodeOf(compiler, (schema as JsonSchema)[typeMark]),
    resolve: (ref: string) => resolve(document, ref, { silent: true }),
  } as unknown as GlobalContext;
}

function nodeOf({ factory, SyntaxKind }: typeof ts, mark: unknown): ts.TypeNode | undefined {
  const string = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  const number = factory.createKeywordTypeNode(SyntaxKind.NumberKeyword);
  switch (mark) {
    case "open": // beside the known values of an answer's enum: values that the service adds later
      return factory.createIntersectionTypeNode([string, factory.createTypeLiteralNode([])]);
    case "int64": // a number loses digits beyond 2^53 - 1, a bigint does not
      return factory.createUnionTypeNode([number, factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword)]);
  }
}

/**
 * Without what says nothing: verbs and places that there are not, the tag in front of each description.
 * Tabs, for half of the text would be the blanks in front. Every compiler and editor reads all of it.
 */
function shortened(text: string): string {
  return text
    .replaceAll(/^ +(?!content)\w+\?: never;\n/gm, "")
    .replaceAll(/^ +parameters: \{\n +\};\n/gm, "")
    .replaceAll(/(?<!@deprecated\n)^( +(?:\/\*)?\*\*? )@description /gm, "$1")
    .replaceAll(/^(?: {4})+/gm, (blanks) => "\t".repeat(blanks.length / 4));
}
