import type { Waiter } from "../annotations.ts";
import type { JsonSchema, Operation, Spec } from "../spec.ts";
import { docComment, keyText, literal, module } from "../text.ts";
import { fieldAt, itemOf, type TypedField } from "./field-type.ts";

/** `waiters.ts`: what can be waited for, what it takes, and the record that it ends with, which may be gone. */
export function waiters(spec: Spec): string {
  const operations = new Map(spec.operations.map((operation) => [operation.action, operation]));
  const all = Object.entries(spec.waiters).flatMap(([name, waiter]) => {
    const operation = operations.get(waiter.poll.operation);
    return operation ? [{ name, waiter, operation }] : [];
  });
  const polls = namedPolls(all.map(({ waiter }) => waiter.poll));
  return module(spec, [
    `import type { ${all.length > 0 ? "PollRow, " : ""}WaiterTable } from "@acskit/client";`,
    ...(all.length > 0 ? ['import type * as types from "./requests.ts";'] : []),
    "",
    "/** What each waiter takes, and the record that it ends with. */",
    "export interface Waiters {",
    ...all.flatMap(({ name, waiter, operation }) => [
      ...docComment([waiter.summary], "  "),
      `  ${keyText(name)}: ${types(spec, waiter, operation)};`,
    ]),
    "}",
    "",
    ...[...polls].map(([text, name]) => `const ${name}: PollRow = ${text};`),
    ...(polls.size > 0 ? [""] : []),
    "export const waiters: WaiterTable = {",
    ...all.map(({ name, waiter }) => `  ${keyText(name)}: ${rowText(waiter, polls.get(pollText(waiter.poll)) ?? "")},`),
    "};",
  ]);
}

/** Waiters for one kind of thing ask the same: the text of each poll, and a name for it after its operation. */
function namedPolls(polls: readonly Waiter["poll"][]): Map<string, string> {
  const names = new Map<string, string>();
  for (const poll of polls) {
    const text = pollText(poll);
    if (names.has(text)) continue;
    const plain = `poll${poll.operation}`;
    const taken = [...names.values()];
    let name = plain;
    for (let count = 2; taken.includes(name); count++) name = `${plain}${count}`;
    names.set(text, name);
  }
  return names;
}

function pollText({ operation, parameters, records, where, state }: Waiter["poll"]): string {
  return literal({ action: operation, params: parameters, records, where, state }, "", 40);
}

function types(spec: Spec, { poll, gone }: Waiter, operation: Operation): string {
  const answer: TypedField = { schema: operation.response ?? {}, type: `types.${operation.action}Response` };
  const record = poll.records === undefined ? answer : itemOf(spec, fieldAt(spec, answer, poll.records));
  const params = Object.entries(paramTypes(spec, poll, operation, record ?? answer));
  const members = params.map(([name, type]) => `${keyText(name)}: ${type}`).join("; ");
  return `{ params: { ${members} }; record: ${record?.type ?? "unknown"}${gone.means === "success" ? " | undefined" : ""} }`;
}

/** The waiter's own parameters: what the operation's parameters take, and what picks the record. */
function paramTypes(
  spec: Spec,
  poll: Waiter["poll"],
  operation: Operation,
  record: TypedField,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, from] of Object.entries(poll.parameters)) {
    const schema = operation.parameters.find((parameter) => parameter.name === name)?.schema ?? {};
    if (typeof from === "string") found[from] = typeText(schema);
    else found[from[0]] = typeText((schema.items ?? {}) as JsonSchema);
  }
  for (const [field, from] of Object.entries(poll.where ?? {}))
    found[from] ??= typeText(fieldAt(spec, record, field).schema);
  return found;
}

function typeText({ type }: JsonSchema): string {
  return type === "integer" || type === "number" ? "number" : type === "boolean" ? "boolean" : "string";
}

/** What is the default is left out, and the words that mean to go on. */
function rowText({ success, failure, gone, delayMs, deadlineMs }: Waiter, poll: string): string {
  const row = {
    success,
    failure,
    gone: gone.means === "pending" ? undefined : gone.means,
    goneCodes: gone.codes,
    delayMs: delayMs === 5000 ? undefined : delayMs,
    deadlineMs: deadlineMs === 600_000 ? undefined : deadlineMs,
  };
  const members = Object.entries(row).filter(([, value]) => value !== undefined);
  return `{ ${[`poll: ${poll}`, ...members.map(([key, value]) => `${key}: ${literal(value)}`)].join(", ")} }`;
}
