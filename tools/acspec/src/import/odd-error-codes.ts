import type { FactOperation, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import { groupBy } from "./group-by.ts";
import type { Oddity } from "./oddity.ts";

interface Row {
  readonly at: string;
  readonly status: string;
  readonly code: string;
  readonly message: string;
}

/** What is odd about error codes: templates, blanks, several messages for one. */
export function* oddErrorCodes(facts: Facts): Generator<Oddity> {
  const rows: Row[] = [];
  for (const [action, { errorCodes = {} }] of Object.entries(facts.apis)) {
    const own = [...rowsOf(errorCodes, pointer("apis", action, "errorCodes"))];
    for (const row of own) yield* oddRow(row);
    rows.push(...own);
  }
  yield* severalMessages(rows);
  yield* severalStatuses(facts);
}

function* rowsOf(errorCodes: NonNullable<FactOperation["errorCodes"]>, at: string): Generator<Row> {
  for (const [status, rows] of Object.entries(errorCodes)) {
    for (const [index, { errorCode, errorMessage }] of rows.entries()) {
      yield { at: at + pointer(status, index), status, code: errorCode, message: errorMessage };
    }
  }
}

function* oddRow({ at, code, message }: Row): Generator<Oddity> {
  const name = code.trim();
  if (name.includes("%s")) yield { kind: "template", pointer: at, detail: name };
  if (code.endsWith("\t")) yield { kind: "codeTab", pointer: at, detail: JSON.stringify(code) };
  else if (code !== name) yield { kind: "codeBlank", pointer: at, detail: JSON.stringify(code) };
  if (message === "") yield { kind: "emptyMessage", pointer: at, detail: name };
  else if (message !== message.trim()) yield { kind: "messageBlank", pointer: at, detail: name };
}

/** Once for each code, where its second message stands. */
function* severalMessages(rows: readonly Row[]): Generator<Oddity> {
  for (const [code, same] of groupBy(rows, (row) => row.code.trim())) {
    const messages = new Set(same.map((row) => row.message.trim()));
    const second = same.find((row) => row.message.trim() !== same[0]?.message.trim());
    if (second) yield { kind: "sameCode", pointer: second.at, detail: `${code}: ${messages.size} messages` };
  }
}

/** Once for each code that one operation answers with several statuses. */
function* severalStatuses(facts: Facts): Generator<Oddity> {
  const found = new Map<string, { at: string; actions: string[]; statuses: string }>();
  for (const [action, { errorCodes = {} }] of Object.entries(facts.apis)) {
    const rows = [...rowsOf(errorCodes, pointer("apis", action, "errorCodes"))];
    for (const [code, same] of groupBy(rows, (row) => row.code.trim())) {
      const second = same.find((row) => row.status !== same[0]?.status);
      if (!second) continue;
      const statuses = [...new Set(same.map((row) => row.status))].join(" and ");
      const before = found.get(code) ?? { at: second.at, actions: [], statuses };
      found.set(code, { ...before, actions: [...before.actions, action] });
    }
  }
  for (const [code, { at, actions, statuses }] of found) {
    yield { kind: "twoStatuses", pointer: at, detail: `${code}: ${statuses} (${actions.join(", ")})` };
  }
}
