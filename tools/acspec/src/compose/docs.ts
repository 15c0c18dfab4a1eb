/**
 * Our own texts: a file for each group of operations, and a glossary of names.
 *
 * A text for something that is not there is a mistake and stops the composer.
 *
 * @see specs/README.md
 * @module
 */
import { Misfit, Problem, pointer } from "../problem.ts";
import { answerFieldsOf, type Field, findField, parametersOf } from "./fields.ts";
import { applyGlossary } from "./glossary.ts";
import type { Schemas } from "./mend.ts";
import { didYouMean } from "./nearest.ts";
import { isNode, type Node, own, set } from "./node.ts";
import type { Document } from "./overlay.ts";
import type { Provenance } from "./provenance.ts";
import { answerOf } from "./samples.ts";

/** Puts texts into a spec: those of the groups first, the glossary's where none is. */
export function applyDocs(
  spec: Node,
  operations: readonly Node[],
  docs: readonly Document[],
  provenance: Provenance,
): void {
  const named = new Map(operations.map((operation) => [String(operation.operationId), operation]));
  const glossaries = docs.filter(({ content }) => isNode(content) && "names" in content);
  for (const document of docs) {
    if (!glossaries.includes(document)) new GroupTexts(spec, named, document, provenance).apply();
  }
  applyGlossary(spec, operations, glossaries, provenance);
}

const groupKeys = ["group", "description", "operations"];
const operationKeys = ["summary", "description", "parameters", "response", "errors"];

/** The texts of one file. */
class GroupTexts {
  readonly #spec: Node;
  readonly #operations: ReadonlyMap<string, Node>;
  readonly #schemas: Schemas;
  readonly #document: Document;
  readonly #provenance: Provenance;

  constructor(spec: Node, operations: ReadonlyMap<string, Node>, document: Document, provenance: Provenance) {
    this.#spec = spec;
    this.#operations = operations;
    this.#schemas = (own(spec.components, "schemas") ?? {}) as Schemas;
    this.#document = document;
    this.#provenance = provenance;
  }

  apply(): void {
    const content = this.#map(this.#document.content, "");
    this.#checkKeys(content, groupKeys, "");
    if (content.group !== undefined) this.#group(content);
    for (const [action, texts] of Object.entries(this.#map(content.operations ?? {}, "/operations"))) {
      const at = pointer("operations", action);
      const operation = this.#operations.get(action);
      if (!operation) this.#misfit(at, `there is no operation ${action}${didYouMean(action, this.#operations.keys())}`);
      const groups = (operation.tags ?? []) as string[];
      if (content.group !== undefined && !groups.includes(String(content.group))) {
        this.#misfit(
          at,
          `${action} is in the group ${groups.join(", ") || "of none"}; move its texts to that group's file`,
        );
      }
      this.#operation(operation, this.#map(texts, at), at);
    }
  }

  #group({ group, description }: Node): void {
    const tags = this.#spec.tags as Node[];
    const tag = tags.find(({ name }) => name === group);
    if (!tag)
      this.#misfit(
        "/group",
        `there is no group ${group}${didYouMean(
          String(group),
          tags.map(({ name }) => String(name)),
        )}`,
      );
    if (description !== undefined) this.#say(tag, "description", description, "/description");
  }

  #operation(operation: Node, texts: Node, at: string): void {
    this.#checkKeys(texts, operationKeys, at);
    for (const key of ["summary", "description"] as const) {
      if (texts[key] !== undefined) this.#say(operation, key, texts[key], `${at}/${key}`);
    }
    this.#fields(texts.parameters, parametersOf(operation), `${at}/parameters`);
    this.#fields(texts.response, answerFieldsOf(answerOf(operation), this.#schemas), `${at}/response`);
    this.#errors(operation, texts.errors, `${at}/errors`);
  }

  #fields(texts: unknown, roots: ReadonlyMap<string, Field>, at: string): void {
    for (const [path, text] of Object.entries(this.#map(texts ?? {}, at))) {
      const found = findField(path, roots, this.#schemas);
      const here = at + pointer(path);
      if ("node" in found) this.#say(found.node, "description", text, here);
      else this.#misfit(here, `there is no ${found.missing}${didYouMean(found.missing, found.known)}`);
    }
  }

  #errors(operation: Node, texts: unknown, at: string): void {
    const rows = Object.values((operation["x-acs-errors"] ?? {}) as Record<string, Node[]>).flat();
    for (const [code, text] of Object.entries(this.#map(texts ?? {}, at))) {
      const matching = rows.filter((row) => row.code === code);
      const here = at + pointer(code);
      if (matching.length === 0) {
        this.#misfit(
          here,
          `the operation has no error code ${code}${didYouMean(
            code,
            rows.map((row) => String(row.code)),
          )}`,
        );
      }
      for (const row of matching) this.#say(row, "advice", text, here);
    }
  }

  #say(target: Node, key: string, text: unknown, at: string): void {
    if (typeof text !== "string" || text.trim() === "") this.#fail(at, "must be a text");
    set(target, key, text.trim());
    this.#provenance.say(target, { from: "docs", file: this.#document.file, pointer: at }, key);
  }

  #map(value: unknown, at: string): Node {
    return isNode(value) ? value : this.#fail(at, "must be a map");
  }

  #checkKeys(map: Node, known: readonly string[], at: string): void {
    const wrong = Object.keys(map).find((key) => !known.includes(key));
    if (wrong !== undefined) {
      this.#fail(at + pointer(wrong), `texts have ${known.join(", ")}, but no ${wrong}${didYouMean(wrong, known)}`);
    }
  }

  /** A text about what is not there. */
  #misfit(at: string, what: string): never {
    throw new Misfit(what, { file: this.#document.file, pointer: at });
  }

  #fail(at: string, what: string): never {
    throw new Problem(what, { file: this.#document.file, pointer: at });
  }
}
