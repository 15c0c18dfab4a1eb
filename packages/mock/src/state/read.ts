/**
 * What reads answer: lists with filters and pages, or one record.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { candidates } from "./candidates.ts";
import { countsOf, cut, type Page, pageOf } from "./pages.ts";
import { put, valueAt } from "./paths.ts";
import { project, shapeAt } from "./project.ts";
import { filtersOf, orderOf } from "./select.ts";
import { namedBy, refuse, type Turn } from "./turn.ts";
import type { Read, Resource, Stored } from "./types.ts";

/** @returns fields of the answer, or why there are none */
export function read(turn: Turn, resource: Resource): Record<string, unknown> | Refusal | undefined {
  const row = resource.reads?.find(({ by }) => by === turn.action);
  if (!row) return undefined;
  const at = row.at ?? "";
  const isList = at !== "" && Array.isArray(shapeAt(turn.operation.shape, at.replace(/\[\]$/, "")));
  return isList ? list(turn, row, at, resource) : one(turn, at);
}

/** @param at where in the answer the record stands; the answer itself is the record if it is empty */
function one(turn: Turn, at: string): Record<string, unknown> | Refusal | undefined {
  const { world, effect, operation, caller } = turn;
  const named = namedBy(turn, effect.resource);
  const [record] = named?.records ?? [];
  if (!record) return refuse(turn, "notFound", named?.parameter ?? effect.in?.[0] ?? "");
  const whole = world.show(record, "", caller) as Record<string, unknown>;
  const fields: Record<string, unknown> = {};
  if (at !== "") put(fields, at, whole);
  return project(operation.shape ?? {}, at === "" ? whole : fields) as Record<string, unknown>;
}

function list(turn: Turn, row: Read, at: string, resource: Resource): Record<string, unknown> {
  const { operation, world, caller, parameters } = turn;
  const shape = operation.shape ?? {};
  const page = pageOf(parameters, row);
  const { total, records } = chosen(turn, row, resource, page);
  const item = shapeAt(shape, at) ?? "a";
  const fields = project(shape, {}) as Record<string, unknown>;
  put(
    fields,
    at,
    records.map((record) => project(item, withoutHidden(turn, row, world.show(record, "", caller)))),
  );
  for (const [name, value] of Object.entries(countsOf(page, records.length, total))) {
    const type = shapeAt(shape, name);
    if (type !== undefined) fields[name] = project(type, value);
  }
  return fields;
}

function withoutHidden({ parameters }: Turn, { hides = {} }: Read, shown: unknown): unknown {
  const paths = Object.keys(hides).filter((name) => [false, "false"].includes(parameters[name] as string));
  if (paths.length === 0) return shown;
  return { ...(shown as object), ...Object.fromEntries(paths.map((name) => [hides[name], undefined])) };
}

/** The records that the parameters choose, of those that the caller sees. */
function chosen(turn: Turn, row: Read, resource: Resource, { start, size }: Page): Chosen {
  const { world, parameters, caller } = turn;
  const { filters = {} } = row;
  const seen = (record: Stored, path: string) => world.seen(record, path, caller);
  const asked = filtersOf(filters, parameters, seen);
  const [sorted, rule = ""] = Object.entries(filters).find(([, text]) => /^sort\b/.test(text)) ?? [];
  const order = sorted === undefined ? undefined : orderOf(valueAt(parameters, sorted), rule, seen);
  const lists = candidates(turn, row, resource, asked);
  if (order) {
    const all = lists.flat().sort(order);
    return { total: all.length, records: all.slice(start, start + size) };
  }
  return { total: lists.reduce((sum, one) => sum + one.length, 0), records: cut(lists, start, size) };
}

interface Chosen {
  readonly total: number;
  readonly records: readonly Stored[];
}
