import ts from "typescript";
import type { Owners } from "../program/owner.ts";
import type { Meaning, ProductApi, Spot } from "../program/product-api.ts";
import type { Usage } from "./usage.ts";

/** How an operation is used, or a place. */
export interface Details {
  by?: "method" | "api" | "paginate" | "reference" | "type";
  passes?: readonly string[] | undefined;
  values?: readonly string[] | undefined;
  opaque?: boolean;
  /** It is written into a request; left out, it is read. Types that requests and answers share do not say which. */
  given?: true;
}

/** The usages found so far, and what every part of the search asks the compiler. */
export class Notes {
  readonly list: Usage[] = [];
  readonly checker: ts.TypeChecker;
  readonly api: ProductApi;
  readonly owners: Owners;
  readonly #seen = new Set<string>();

  constructor(checker: ts.TypeChecker, api: ProductApi, owners: Owners) {
    this.checker = checker;
    this.api = api;
    this.owners = owners;
  }

  /** Notes what a declaration of the product package stands for. */
  meant(declaration: ts.Node, at: ts.Node, details: Details = {}): void {
    const meaning = this.api.meaningOf(declaration);
    if (meaning) this.#note(meaning, at, details);
  }

  operation(operation: string, at: ts.Node, details: Details): void {
    this.#note({ is: "operation", operation }, at, details);
  }

  waiter(waiter: string, at: ts.Node): void {
    this.#note({ is: "waiter", waiter }, at, {});
  }

  code(code: string, operations: readonly string[], at: ts.Node): void {
    this.#add({ is: "code", code, operations, ...whereOf(at) });
  }

  #note(meaning: Meaning, at: ts.Node, { by = "reference", passes, values, opaque = false, given }: Details): void {
    const where = whereOf(at);
    if (meaning.is === "operation") this.#add({ ...meaning, by, ...(passes && { passes }), ...where });
    else if (meaning.is !== "spots") this.#add({ ...meaning, ...where });
    else
      for (const spot of likely(meaning.spots, given ? "request" : "response"))
        this.#add({ is: "place", ...spot, ...(values && { values }), opaque, ...where });
  }

  #add(usage: Usage): void {
    const key = JSON.stringify(usage);
    if (!this.#seen.has(key)) this.list.push(usage);
    this.#seen.add(key);
  }

  /** Where a symbol is declared, an imported one in its own file. */
  declarationsOf(symbol: ts.Symbol | undefined): readonly ts.Declaration[] {
    if (!symbol) return [];
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return (isAlias ? this.checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
  }

  /** The declarations of a property, in each part of a union. */
  membersOf(type: ts.Type | undefined, name: string): readonly ts.Declaration[] {
    if (!type) return [];
    const parts = type.isUnion() ? type.types : [type];
    return parts.flatMap((part) => this.checker.getPropertyOfType(part, name)?.declarations ?? []);
  }

  /** The texts that a value can have; unknown if it can be any. In a list, those of its items. */
  valuesOf(type: ts.Type): readonly string[] | undefined {
    const item = this.checker.isArrayType(type) || this.checker.isTupleType(type) ? this.itemOf(type) : type;
    const parts = (item.isUnion() ? item.types : [item]).filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const texts = parts.map((part) =>
      part.isStringLiteral() || part.isNumberLiteral() ? String(part.value) : undefined,
    );
    return parts.length > 0 && texts.every((text) => text !== undefined) ? texts : undefined;
  }

  /** The type of a list's items, or the type itself. */
  itemOf(type: ts.Type): ts.Type {
    return this.checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  }

  /** Whether nobody can see what is in a value: `any`, `unknown`, a map. */
  isOpaque(type: ts.Type): boolean {
    const item = this.itemOf(type);
    if ((item.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return true;
    const isMap = this.checker.getIndexTypeOfType(item, ts.IndexKind.String) !== undefined;
    return isMap && this.checker.getPropertiesOfType(item).length === 0;
  }

  /** Whether a file belongs to one of the packages that were published with the product's. */
  isOurs(file: ts.SourceFile): boolean {
    return this.owners.of(file)?.startsWith(`${this.api.scope}/`) ?? false;
  }
}

/** Those of the likelier direction, if there are any. */
function likely(spots: readonly Spot[], direction: Spot["direction"]): readonly Spot[] {
  const some = spots.filter((spot) => spot.direction === direction);
  return some.length > 0 ? some : spots;
}

function whereOf(node: ts.Node): { file: string; line: number; column: number } {
  const file = node.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
  return { file: file.fileName, line: line + 1, column: character + 1 };
}
