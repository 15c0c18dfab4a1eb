/**
 * What reads answer: lists with filters and pages, or one record.
 *
 * @module
 */
import type { Refusal } from "../engine/refusal.ts";
import { listOf, put, valueAt } from "./paths.ts";
import { project, shapeAt } from "./project.ts";
import { testsOf } from "./select.ts";
import { namedBy, refuse, type Turn } from "./turn.ts";
import type { Read, Resource, Stored } from "./types.ts";

/** @returns fields of the answer, or why there are none */
export function read(turn: Turn, resource: Resource): Record<string, unknown> | Refusal | undefined {
  const row = resource.reads?.find(({ by }) => by === turn.action);
  if (!row) return undefined;
  return row.at ? list(turn, row, row.at) : one(turn);
}

function one(turn: Turn): Record<string, unknown> | Refusal | undefined {
  const { world, effect, operation, caller } = turn;
  const named = namedBy(turn, effect.resource);
  const [record] = named?.records ?? [];
  if (!record) return refuse(turn, "notFound", named?.parameter ?? effect.in?.[0] ?? "");
  return project(operation.shape ?? {}, world.show(record, "", caller)) as Record<string, unknown>;
}

function list(turn: Turn, row: Read, at: string): Record<string, unknown> {
  const { operation, world, caller } = turn;
  const shape = operation.shape ?? {};
  const { start, size, number } = pageOf(turn, row);
  const found = chosen(turn, row);
  const page = found.slice(start, start + size);
  const item = shapeAt(shape, at) ?? "a";
  const fields = project(shape, {}) as Record<string, unknown>;
  put(
    fields,
    at,
    page.map((record) => project(item, world.show(record, "", caller))),
  );
  const end = start + page.length;
  const counts: Record<string, unknown> = {
    TotalCount: found.length,
    PageNumber: number,
    PageSize: size,
    MaxResults: size,
    NextToken: end < found.length ? String(end) : "",
    IsTruncated: end < found.length,
  };
  for (const [name, value] of Object.entries(counts)) {
    const type = shapeAt(shape, name);
    if (type !== undefined) fields[name] = project(type, value);
  }
  return fields;
}

/** From which record on, how many, and which page that is. */
function pageOf(
  { parameters }: Turn,
  { page, size: [usual, most] = [null, null] }: Read,
): { start: number; size: number; number: number } {
  if (page === "none") return { start: 0, size: Number.MAX_SAFE_INTEGER, number: 1 };
  const whole = (name: string) => Math.trunc(Number(valueAt(parameters, name) ?? Number.NaN)) || 0;
  const asked = whole("PageSize") || whole("MaxResults") || whole("MaxItems");
  const size = Math.min(asked > 0 ? asked : (usual ?? 10), most ?? 1000);
  const token = valueAt(parameters, "NextToken");
  if (token !== undefined && token !== "") return { start: whole("NextToken"), size, number: 1 };
  const number = Math.max(1, whole("PageNumber"));
  return { start: (number - 1) * size, size, number };
}

/** The records that the caller sees and the parameters choose, oldest first. */
function chosen({ world, effect, parameters, caller }: Turn, { id, filters = {} }: Read): readonly Stored[] {
  const { accountId } = caller;
  const tests = testsOf(filters, parameters, (record, path) => world.show(record, path, caller));
  const wanted = id ? listOf(valueAt(parameters, id)).map(String) : [];
  if (wanted.length > 0) {
    const direct = wanted.flatMap((one) => world.store.get(effect.resource, one) ?? []);
    return direct.filter((record) => world.sees(record, accountId) && tests.every((test) => test(record)));
  }
  const own = world.store.list(effect.resource, accountId);
  const everybodys = world.store.list(effect.resource, "");
  const shared = world.store.shared(effect.resource, accountId);
  const all = everybodys.length + shared.length === 0 ? own : [...everybodys, ...own, ...shared];
  return tests.length === 0 ? all : all.filter((record) => tests.every((test) => test(record)));
}
