/**
 * Error codes, which the types know by operation: `ErrorCodes["CreateShelf"]`.
 *
 * @module
 */
import { isNode, type Node, sameValue } from "../compose/node.ts";
import type { Changes } from "./changes.ts";
import { compareOrder, compareRest, compareSets } from "./rest.ts";
import { bestPairs, nameLikeness } from "./similar.ts";
import { at, atEach, placed, type Spot } from "./spot.ts";

interface Row {
  status: string;
  index: number;
  code: string;
  row: Node;
}

export function compareErrors(before: unknown, after: unknown, spot: Spot, changes: Changes): void {
  if (sameValue(before, after)) return;
  const here: Spot = { ...at(spot, "x-acs-errors"), direction: "response", role: "field" };
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const [wasCodes, isCodes] = [codesOf(was), codesOf(is)];
  const gone = [...wasCodes.keys()].filter((code) => !isCodes.has(code));
  const come = [...isCodes.keys()].filter((code) => !wasCodes.has(code));
  const rowOf = (code: string) => (isCodes.get(code)?.[0] ?? wasCodes.get(code)?.[0]) as Row;
  for (const [code, rows] of wasCodes) {
    const others = isCodes.get(code);
    if (others) compareCode(rows, others, here, changes);
  }
  const renamed = bestPairs(gone, come, (a, b) =>
    bothPlain(a, b) && nameLikeness(a, b) >= 0.75 ? nameLikeness(a, b) : 0,
  );
  for (const code of gone) {
    const where = spotOf(rowOf(code), here);
    const general = [...isCodes.keys()].find((other) => fits(code, other));
    const special = come.filter((other) => fits(other, code));
    const renamedTo = renamed.find(([from]) => from === code)?.[1];
    if (general !== undefined)
      changes.add("error-code-generalised", spotOf(rowOf(general), here, code), { before: code, after: general });
    else if (special.length > 0)
      changes.add("error-code-narrowed", spotOf(rowOf(special[0] as string), here, code), {
        before: code,
        after: special,
      });
    else if (renamedTo !== undefined) {
      const details = { before: code, after: renamedTo, from: where.place };
      changes.add("error-code-renamed", spotOf(rowOf(renamedTo), here), details);
    } else changes.add("error-code-removed", where, { before: code });
  }
  for (const code of come) {
    if (!renamed.some(([, to]) => to === code))
      changes.add("error-code-added", spotOf(rowOf(code), here), { after: code });
  }
  for (const status of new Set(was.map((row) => row.status))) {
    const list = (rows: readonly Row[]) => rows.filter((row) => row.status === status).map(({ code }) => code);
    compareOrder(status, list(was), list(is), placed(here, `errors.${status}`), changes);
  }
}

/** One code in both: the statuses that it comes with, and what is said of it. */
function compareCode(before: readonly Row[], after: readonly Row[], spot: Spot, changes: Changes): void {
  const statuses = (rows: readonly Row[]) => [...new Set(rows.map(({ status }) => status))];
  const { gone, come } = compareSets(statuses(before), statuses(after));
  const rowOf = (rows: readonly Row[], status: string) => rows.find((row) => row.status === status) as Row;
  while (gone.length > 0 && come.length > 0) {
    const [from, to] = [gone.shift(), come.shift()] as [string, string];
    const [was, is] = [rowOf(before, from), rowOf(after, to)];
    changes.add("error-status-changed", spotOf(is, spot), { before: from, after: to, from: spotOf(was, spot).place });
    compareRow(was, is, spot, changes);
  }
  for (const status of gone)
    changes.add("error-status-removed", spotOf(rowOf(before, status), spot), { before: status });
  for (const status of come) changes.add("error-status-added", spotOf(rowOf(after, status), spot), { after: status });
  for (const status of statuses(before)) {
    const [was, is] = [before, after].map((rows) => rows.filter((row) => row.status === status)) as [Row[], Row[]];
    if (is.length === 0) continue;
    for (const [index, row] of was.slice(0, is.length).entries()) compareRow(row, is[index] as Row, spot, changes);
    if (was.length === is.length) continue;
    const messages = (rows: readonly Row[]) => rows.map(({ row }) => row.message);
    changes.add("error-message-changed", spotOf(is[0] as Row, spot), { before: messages(was), after: messages(is) });
  }
}

function compareRow(was: Row, is: Row, spot: Spot, changes: Changes): void {
  const where = atEach(placed(spot, `errors.${is.status}.${is.code}`), [was.status, was.index], [is.status, is.index]);
  const [before, after] = [was.row.message, is.row.message];
  if (before !== after) changes.add("error-message-changed", at(where, "message"), { before, after });
  const known = new Set(["code", "message", ...(before === after ? [] : ["template", "upstreamMessage"])]);
  compareRest(was.row, is.row, known, where, changes);
}

function spotOf({ status, index, code }: Row, spot: Spot, named: string = code): Spot {
  return at(placed(spot, `errors.${status}.${named}`), status, index);
}

function rowsOf(errors: unknown): Row[] {
  return Object.entries(isNode(errors) ? errors : {}).flatMap(([status, rows]) =>
    (Array.isArray(rows) ? rows : []).map((row: Node, index) => ({ status, index, code: String(row.code), row })),
  );
}

function codesOf(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ code }) => code);
}

function bothPlain(a: string, b: string): boolean {
  return a.includes("%s") === b.includes("%s");
}

/** Whether a code is one of those that a template stands for. */
function fits(code: string, template: string): boolean {
  if (!template.includes("%s") || code === template) return false;
  const pattern = template
    .split("%s")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`, "s").test(code);
}
