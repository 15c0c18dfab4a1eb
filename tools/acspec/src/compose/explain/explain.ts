/**
 * Where each fact and text of an operation comes from, and how each parameter goes on the wire.
 *
 * @module
 */
import { pointer } from "../../problem.ts";
import { undocumentedKey, undocumentedOf } from "../annotations/undocumented.ts";
import { operationsOf } from "../compose.ts";
import { parametersOf, propertiesOf, schemaOf } from "../fields.ts";
import type { Schemas } from "../mend.ts";
import { isNode, type Node, own } from "../node.ts";
import type { Provenance, Source } from "../provenance.ts";
import { answerOf } from "../samples.ts";
import { annotationKeys, annotationRows } from "./annotations.ts";
import { describe } from "./describe.ts";
import { onTheWire } from "./wire.ts";

export interface Explained {
  spec: Node;
  provenance: Provenance;
  /** How messages call the facts and the spec. */
  files: { facts: string; spec: string };
}

/** The explanation of one operation, a line for each thing. */
export function explain(action: string, { spec, provenance, files }: Explained): string {
  const schemas = (own(spec.components, "schemas") ?? {}) as Schemas;
  const [place, key, method, operation] = locate(spec, action);
  const lines: string[] = [];
  const from = (holder: Node, name = "") =>
    sourceText(provenance.of(holder, name) ?? provenance.of(holder), files.facts);
  const at = (holder: Node, fact: string) => sourceText(below(provenance.of(holder), fact), files.facts);

  lines.push(`${action}${operation.summary === undefined ? "" : `: ${operation.summary}`}`, "");
  row("on the wire", request(spec, operation, key, method));
  row("in the spec", `${files.spec}#${pointer(...place)}`);
  row("facts", from(operation));
  row("group", ((operation.tags ?? []) as string[]).join(", ") || "none");
  for (const name of ["summary", "description"]) {
    row(name, operation[name] === undefined ? "no text yet" : from(operation, name));
  }
  for (const [index, ram] of ((operation["x-acs-ram"] ?? []) as Node[]).entries()) {
    const resources = (ram.resources as Node[]).map(({ type, arn }) => `${type} (${arn})`).join(", ");
    row("permission", `${ram.action} on ${resources || "nothing stated"}  ← ${at(operation, `/ramActions/${index}`)}`);
  }
  for (const [index, change] of ((operation["x-acs-change-history"] ?? []) as Node[]).entries()) {
    row("changed", `${change.date} ${change.description}  ← ${at(operation, `/changeSet/${index}`)}`);
  }
  for (const [label, text, source] of annotationRows(spec, operation, provenance)) {
    row(label, `${text}  ← ${sourceText(source, files.facts)}`);
  }
  for (const [name, source] of provenance.keysOf(operation)) {
    if (source.from !== "overlay" || annotationKeys.includes(name)) continue;
    row(name, `← ${sourceText(source, files.facts)}`);
  }

  heading("Parameters");
  for (const [name, { holder, schema }] of parametersOf(operation)) {
    const { place, style, required } = wireOf(operation, name, holder);
    fact(name, holder, schema, required);
    row("wire", onTheWire(name, place, style, schema, schemas), 6);
    nested(schema, name);
  }
  heading("Answer");
  const media = answerOf(operation);
  if (isNode(media?.schema)) nested(media.schema, "");
  const sample = own(media?.examples, "sample");
  if (isNode(sample)) {
    row("sample", from(sample), 4);
    if (provenance.of(sample, "value")) row("", from(sample, "value"), 4);
  }
  heading("Errors");
  for (const [status, rows] of Object.entries((operation["x-acs-errors"] ?? {}) as Record<string, Node[]>)) {
    for (const error of rows) {
      lines.push(`    ${status} ${error.code}: ${error.message || "(no message)"}`);
      row("fact", from(error), 6);
      row("advice", error.advice === undefined ? "no text yet" : from(error, "advice"), 6);
    }
  }
  return `${lines.join("\n")}\n`;

  function heading(title: string): void {
    lines.push("", title);
  }

  function row(label: string, text: string, indent = 2): void {
    lines.push(`${" ".repeat(indent)}${label.padEnd(13)} ${text}`.trimEnd());
  }

  /** A named node: what it is, where that is from, where its text is from, and what an overlay changed. */
  function fact(name: string, holder: Node, schema: Node, required: boolean): void {
    lines.push(`    ${name}: ${describe(schema, required)}`);
    row("fact", from(holder), 6);
    corrections(holder);
    if (schema !== holder) corrections(schema);
    row("text", holder.description === undefined ? "no text yet" : from(holder, "description"), 6);
  }

  function corrections(target: Node): void {
    for (const [keyword, source] of provenance.keysOf(target)) {
      if (source.from === "overlay") row(keyword, sourceText(source, files.facts), 6);
    }
  }

  /** Everything with a name or a text below a schema; references are named, not followed. */
  function nested(schema: Node, before: string): void {
    if (before === "") corrections(schema);
    const required = (schema.required ?? []) as string[];
    for (const [name, property] of propertiesOf(schema)) {
      const path = before === "" ? name : `${before}.${name}`;
      fact(path, property, property, required.includes(name));
      nested(property, path);
    }
    for (const [mark, inner] of [
      ["[]", schema.items],
      ["{}", schema.additionalProperties],
    ] as const) {
      if (!isNode(inner)) continue;
      if (inner.description !== undefined) fact(before + mark, inner, inner, false);
      nested(inner, before + mark);
    }
  }
}

/** The names of a spec's actions. */
export function actionsOf(spec: Node): string[] {
  return [...operationsOf(spec), ...undocumentedOf(spec)].map(({ operationId }) => String(operationId));
}

/** Where an operation stands in the spec, its key and method, and the operation. */
function locate(spec: Node, action: string): [place: string[], key: string, method: string, operation: Node] {
  for (const [key, item] of Object.entries(spec.paths as Record<string, Record<string, Node>>)) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation.operationId === action) return [["paths", key, method], key, method, operation];
    }
  }
  const undocumented = undocumentedOf(spec).find(({ operationId }) => operationId === action);
  if (undocumented) return [[undocumentedKey, action], `/${action}`, "post", undocumented];
  throw new TypeError(`no operation ${action}`);
}

function request(spec: Node, operation: Node, key: string, method: string): string {
  const info = spec.info as Record<string, string>;
  const path = info["x-acs-style"] === "RPC" ? "/" : String(operation["x-acs-path"] ?? key);
  const host = own(spec["x-acs-endpoints"], "default");
  return `${method.toUpperCase()} https://${host}${path}, x-acs-action: ${operation.operationId}, x-acs-version: ${info.version}`;
}

/** Where a parameter stands, and in which style. */
function wireOf(
  operation: Node,
  name: string,
  holder: Node,
): { place: string; style: string | undefined; required: boolean } {
  const style = holder["x-acs-style"] as string | undefined;
  if (typeof holder.in === "string") return { place: holder.in, style, required: holder.required === true };
  if (holder === operation.requestBody) return { place: "body", style: undefined, required: holder.required === true };
  const required = (schemaOf(operation.requestBody as Node).required ?? []) as string[];
  return { place: "form", style, required: required.includes(name) };
}

function below(source: Source | undefined, fact: string): Source | undefined {
  return source?.from === "upstream" ? { ...source, pointer: source.pointer + fact } : source;
}

/** `specs/ens/upstream.json#/apis/…`, or whatever else it is from. */
function sourceText(source: Source | undefined, facts: string): string {
  switch (source?.from) {
    case "upstream":
      return `${facts}#${source.pointer}`;
    case "overlay":
      return `${source.file}#${pointer("actions", source.entry)}: ${source.reason}`;
    case "docs":
      return `${source.file}#${source.pointer}`;
    case "rule":
      return `the composer: ${source.rule}`;
    default:
      return "the composer";
  }
}
