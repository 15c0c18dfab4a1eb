/**
 * What the declarations of a product package stand for: operations, and places in what goes in and comes out.
 *
 * Product packages are generated, so that the way from a declaration up to its interface says it: a property in
 * `RunInstancesResponse` is a field of that operation's answer, a member of the client its method. Where a name stands in
 * two places of a request, the fields are in `operations.RunInstances.parameters…`.
 *
 * @module
 */
import ts from "typescript";
import type { Owners } from "./owner.ts";
import { componentOf, type Named, type SchemaUse, schemaUses } from "./schema-uses.ts";
import { keyOf, placeOf, rootOf } from "./way.ts";

/** A place of an operation, in the words of the release notes: `Tag[].Key`. */
export interface Spot {
  operation: string;
  direction: "request" | "response";
  place: string;
}

/** What a declaration stands for. */
export type Meaning =
  | { is: "operation"; operation: string }
  | { is: "waiter"; waiter: string }
  | { is: "schema"; schema: string }
  | { is: "spots"; spots: readonly Spot[] };

/** The product packages whose types a program has. */
export function productPackagesIn(program: ts.Program, owners: Owners): string[] {
  const found = new Set<string>();
  for (const file of program.getSourceFiles()) {
    const isTable = file.statements.some((one) => ts.isInterfaceDeclaration(one) && one.name.text === "ErrorCodes");
    const owner = isTable ? owners.of(file) : undefined;
    if (owner !== undefined) found.add(owner);
  }
  return [...found];
}

export class ProductApi {
  readonly operations: ReadonlySet<string>;
  readonly waiters: ReadonlySet<string>;
  readonly #package: string;
  readonly #owners: Owners;
  readonly #paths: ReadonlyMap<string, readonly string[]>;
  readonly #uses: ReadonlyMap<string, readonly SchemaUse[]>;

  constructor(program: ts.Program, packageName: string, owners: Owners) {
    this.#package = packageName;
    this.#owners = owners;
    const types = new Map<string, Named>();
    for (const file of program.getSourceFiles()) {
      if (owners.of(file) !== packageName) continue;
      for (const statement of file.statements) {
        if (isNamed(statement)) types.set(statement.name.text, statement);
      }
    }
    const membersOf = (name: string) => {
      const type = types.get(name);
      return type && ts.isInterfaceDeclaration(type) ? [...type.members] : [];
    };
    const keysOf = (name: string) => new Set(membersOf(name).flatMap((member) => keyOf(member) ?? []));
    this.operations = keysOf("operations");
    this.waiters = keysOf("Waiters");
    this.#paths = new Map(membersOf("paths").map((member) => [keyOf(member) ?? "", operationsIn(member)]));
    this.#uses = schemaUses(this.operations, types);
  }

  /** `@acskit` of `@acskit/ens`: the packages that belong together. */
  get scope(): string {
    return this.#package.split("/")[0] ?? "";
  }

  /** Whether the program has the package's types at all. */
  get isThere(): boolean {
    return this.operations.size > 0;
  }

  /** The operations on a path of `api`. */
  operationsOn(path: string): readonly string[] {
    return this.#paths.get(path) ?? [];
  }

  meaningOf(declaration: ts.Node): Meaning | undefined {
    if (this.#owners.of(declaration.getSourceFile()) !== this.#package) return undefined;
    if (ts.isVariableDeclaration(declaration)) return this.#operation(declaration.name.getText());
    if (isNamed(declaration)) {
      return this.#operation(declaration.name.text.replace(/(Request|Response)$/, ""));
    }
    const { root, keys } = rootOf(declaration);
    const [first, ...rest] = keys;
    if (root === undefined || first === undefined) return undefined;
    if (root === "operations") return rest.length === 0 ? this.#operation(first) : spotsAt(first, rest);
    if (root === "components") return this.#component(rest);
    if (root === "paths") return oneOf(this.operationsOn(first));
    if (root === "Waiters") return rest.length === 0 ? { is: "waiter", waiter: first } : undefined;
    const own = /^(.+)(Request|Response)$/.exec(root);
    if (own?.[1] !== undefined && this.operations.has(own[1])) {
      const direction = own[2] === "Request" ? "request" : "response";
      return { is: "spots", spots: [{ operation: own[1], direction, place: placeOf(keys) }] };
    }
    if (rest.length > 0) return undefined;
    return this.#operation(first) ?? this.#operation(first.charAt(0).toUpperCase() + first.slice(1));
  }

  #operation(name: string): Meaning | undefined {
    return this.operations.has(name) ? { is: "operation", operation: name } : undefined;
  }

  /** A field of a named schema stands in every operation that uses the schema. */
  #component([schema, ...rest]: readonly string[]): Meaning | undefined {
    if (schema === undefined) return undefined;
    if (rest.length === 0) return { is: "schema", schema };
    const spots = (this.#uses.get(schema) ?? []).map(({ operation, direction, place }) => ({
      operation,
      direction,
      place: placeOf(rest, place),
    }));
    return { is: "spots", spots };
  }
}

/** A type that others can name. */
export function isNamed(node: ts.Node): node is Named {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function oneOf(operations: readonly string[]): Meaning | undefined {
  const [operation] = operations;
  return operation === undefined ? undefined : { is: "operation", operation };
}

/** `post: operations["RunInstances"]` */
function operationsIn(member: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name =
      ts.isIndexedAccessTypeNode(node) && node.objectType.getText() === "operations" && literalIn(node.indexType);
    if (name) found.push(name);
    else ts.forEachChild(node, visit);
  };
  visit(member);
  return found;
}

function literalIn(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}

/** Where keys below an operation lead. */
function spotsAt(operation: string, keys: readonly string[]): Meaning | undefined {
  const found = componentOf(keys);
  return (
    found && {
      is: "spots",
      spots: [{ operation, direction: found.direction, place: placeOf(found.rest, found.start) }],
    }
  );
}
