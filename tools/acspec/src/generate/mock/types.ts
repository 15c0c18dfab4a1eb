import { fieldAt, itemOf, type TypedField } from "../client/field-type.ts";
import type { JsonSchema, Operation, Spec } from "../spec.ts";
import { keyText, module } from "../text.ts";
import type { MockContext } from "./context.ts";

/**
 * `types.ts`: what tests may say about a mock of the product, for the compiler alone: the fields of each resource,
 * and what each operation takes, answers and fails with.
 */
export function types(spec: Spec, { client }: MockContext): string {
  const resources = Object.entries(spec.state?.resources ?? {});
  return module(spec, [
    `import type { ErrorCodes } from ${JSON.stringify(client.errors)};`,
    `import type * as types from ${JSON.stringify(client.requests)};`,
    "",
    ...resources.flatMap(([name, resource]) => [...record(spec, name, resource), ""]),
    "/** The records of each resource, as its reads show them. */",
    "export interface Resources {",
    ...resources.map(([name]) => `  ${keyText(name)}: ${name}Record;`),
    "}",
    "",
    "/** What each operation takes, answers and fails with. */",
    "export interface Operations {",
    ...spec.operations.map(documented),
    ...spec.undocumented.map(undocumented),
    "}",
    "",
    "export interface Types {",
    "  resources: Resources;",
    "  operations: Operations;",
    "}",
  ]);
}

function documented({ action }: Operation): string {
  const code = `ErrorCodes[${JSON.stringify(action)}]`;
  return `  ${action}: { request: types.${action}Request; response: types.${action}Response; code: ${code} };`;
}

/** No client has types for these. */
function undocumented({ action, parameters, errors }: Operation): string {
  const members = parameters.map(({ name, required, schema }) => {
    return `${keyText(name)}${required ? "" : "?"}: ${scalar(schema)}`;
  });
  const codes = [...new Set(errors.map(({ code }) => JSON.stringify(code)))].join(" | ") || "never";
  return `  ${action}: { request: { ${members.join("; ")} }; response: { RequestId: string }; code: ${codes} };`;
}

/** An interface that has the fields of the first read, and those that only the others have. */
function record(spec: Spec, name: string, resource: JsonSchema): string[] {
  const [first, ...others] = readsOf(spec, resource);
  const own = new Set(first ? propertiesOf(spec, first) : []);
  const more: string[] = [];
  for (const read of others) {
    for (const field of propertiesOf(spec, read).filter((one) => !own.has(one))) {
      own.add(field);
      more.push(`  ${keyText(field)}?: ${read.type}[${JSON.stringify(field)}];`);
    }
  }
  const base = first ? ` extends ${named(first.type)}` : "";
  return more.length === 0
    ? [`export interface ${name}Record${base} {}`]
    : [`export interface ${name}Record${base} {`, ...more, "}"];
}

/** An interface extends names only, with type arguments or not; this makes one of an indexed type. */
function named(type: string): string {
  return /^types\.\w+$/.test(type) ? type : `NonNullable<${type}>`;
}

/** The record of each read, as a part of its answer's type. */
function readsOf(spec: Spec, resource: JsonSchema): TypedField[] {
  return ((resource.reads ?? []) as { by: string; at?: string }[]).flatMap(({ by, at }) => {
    const operation = spec.operations.find(({ action }) => action === by);
    if (!operation) return [];
    const answer: TypedField = { schema: operation.response ?? {}, type: `types.${by}Response` };
    const field = at ? fieldAt(spec, answer, at.replaceAll("[]", "")) : answer;
    return [itemOf(spec, field) ?? field];
  });
}

function propertiesOf(spec: Spec, { schema }: TypedField): string[] {
  let at = schema;
  for (let steps = 0; typeof at.$ref === "string" && steps < 10; steps++) {
    at = spec.schemas[at.$ref.slice(at.$ref.lastIndexOf("/") + 1)] ?? {};
  }
  return Object.keys(at.properties ?? {}).filter((name) => name !== "RequestId" && name !== "Code");
}

function scalar({ type }: JsonSchema): string {
  return type === "integer" || type === "number" ? "number" : type === "boolean" ? "boolean" : "string";
}
