// Every listing and every waiter of ENS, against answers played as the spec describes them.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testClock } from "@acskit/client/clock";
import { createEnsClient, type EnsClient } from "@acskit/ens";
import { type PageOptions, type Pages, paginate } from "@acskit/ens/pages";
import { type Waiters, waitFor } from "@acskit/ens/waiters";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../testing/repository.ts";
import {
  answerOf,
  operationsOf,
  parametersOf,
  reviewedOf,
  type SpecOperation,
  schemaAt,
  specOf,
} from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

type Fields = Record<string, unknown>;
type Asked = Record<string, string>;

const spec = specOf("ens");
const operations = new Map(operationsOf(spec).map((operation) => [operation.operationId, operation]));
const operationOf = (action: string): SpecOperation => operations.get(action) as SpecOperation;

/** A client of a service that answers as told, and what it was asked. */
function played(answer: (asked: Asked) => Fields): { ens: EnsClient; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    const headers = init?.headers as Record<string, string>;
    const query = Object.fromEntries(new URL(String(url)).searchParams);
    asked.push({ ...query, action: headers["x-acs-action"] ?? "" });
    const { status = 200, ...fields } = answer(query);
    return Response.json({ RequestId: "4C2B0001", ...fields }, { status: Number(status) });
  };
  return {
    ens: createEnsClient({ credentials: { accessKeyId: "a", accessKeySecret: "b" }, fetch: fetch as never }),
    asked,
  };
}

/** Puts a value where a path leads in an answer; what is a list by the schema is one of a single item. */
function put(answer: Fields, schema: Record<string, unknown>, path: string, value: unknown): Fields {
  const names = path.split(".");
  let at = answer;
  names.forEach((name, depth) => {
    const isLast = depth === names.length - 1;
    const isList = schemaAt(schema, names.slice(0, depth + 1).join("."))?.type === "array";
    const inner = isLast ? value : {};
    at[name] ??= isList && !Array.isArray(inner) ? [inner] : inner;
    at = (isList ? (at[name] as Fields[])[0] : at[name]) as Fields;
  });
  return answer;
}

const listings = reviewedOf(spec).filter((operation) => operation["x-acs-pagination"]);
const items = Array.from({ length: 10 }, (_, at) => ({ Number: at + 1 }));
const size = 4; // two pages and a half

/** The service, by what the spec says of its pages. It answers in pages of its own size, as services may. */
function pagesOf(operation: SpecOperation): (asked: Asked) => Fields {
  const {
    style,
    request,
    response,
    items: path,
  } = operation["x-acs-pagination"] as never as {
    style: string;
    request: Record<string, string>;
    response: Record<string, string>;
    items: string;
  };
  const schema = answerOf(operation);
  return (asked) => {
    const chosen = asked[request.page ?? request.next ?? ""];
    const page = style === "number" ? Number(chosen) : Number(chosen?.replace("page-", "") ?? 1);
    const answer = put({}, schema, path, items.slice((page - 1) * size, page * size));
    const hasMore = page * size < items.length;
    const isText = response.total && schemaAt(schema, response.total)?.type === "string";
    if (response.total) put(answer, schema, response.total, isText ? String(items.length) : items.length);
    if (response.next) put(answer, schema, response.next, hasMore ? `page-${page + 1}` : "");
    if (response.more) put(answer, schema, response.more, hasMore);
    return answer;
  };
}

async function walk(operation: SpecOperation, options: PageOptions, whole = false): Promise<[unknown[], Asked[]]> {
  const { ens, asked } = played(pagesOf(operation));
  const required = parametersOf(operation).filter((parameter) => parameter.required);
  const params = Object.fromEntries(
    required.map(({ name, schema }) => [name, valueFor(schema, spec.components.schemas)]),
  );
  const listing = paginate(ens, operation.operationId as keyof Pages, params as never, options);
  const got: unknown[] = [];
  for await (const one of whole ? listing.pages() : listing) got.push(one);
  for (const name of Object.keys(params)) {
    expect(asked.every((one) => Object.keys(one).some((key) => key.split(".")[0] === name))).toBe(true);
  }
  return [got, asked];
}

it.each(listings)("$operationId: two pages and a half, every item once and in order", async (operation) => {
  const [got, asked] = await walk(operation, {});
  expect(got).toEqual(items);
  const { style, request } = operation["x-acs-pagination"] as { style: string; request: Record<string, string> };
  const chosen = asked.map((one) => one[request.page ?? request.next ?? ""]);
  expect(chosen).toEqual(style === "number" ? ["1", "2", "3"] : [undefined, "page-2", "page-3"]);
  expect(new Set(asked.map(({ action }) => action))).toEqual(new Set([operation.operationId]));
});

it.each(listings)("$operationId: stops asking at a limit, and gives whole answers", async (operation) => {
  const [limited, asked] = await walk(operation, { limit: 6 });
  expect([limited.length, asked.length]).toEqual([6, 2]);
  const [answers] = await walk(operation, {}, true);
  expect(answers).toHaveLength(3);
  expect(answers[0]).toMatchObject({ RequestId: "4C2B0001" });
});

const waits = Object.entries(spec["x-acs-waiters"]).map(([waiter, row]) => {
  const { operation: action, parameters, where = {} } = row.poll;
  const schemas = new Map(parametersOf(operationOf(action)).map(({ name, schema }) => [name, schema]));
  const params: Fields = Object.fromEntries(Object.values(where).map((name) => [name, `${name}-1`]));
  for (const [name, from] of Object.entries(parameters)) {
    const isNumber = schemas.get(name)?.type === "integer";
    params[String(from)] = isNumber ? "8080" : `${from}-1`;
  }
  return { waiter, row, params };
});
type Wait = (typeof waits)[number];

/** An answer with the record in a state, or without a record. */
function found({ row, params }: Wait, state?: string): Fields {
  const { operation, records, where = {}, state: path } = row.poll;
  const schema = answerOf(operationOf(operation));
  const inner = records === undefined ? schema : (schemaAt(schema, records)?.items as Fields);
  const record: Fields = {};
  if (state !== undefined) put(record, inner, path, state);
  for (const [field, name] of Object.entries(where)) put(record, inner, field, params[name]);
  if (records === undefined) return record;
  const other = put({}, inner, path, row.success?.[0] ?? "other");
  return put({}, schema, records, state === undefined ? [other] : [other, record]);
}

/** Waits while the service answers one thing after the other, the last again and again. */
async function end({ waiter, row, params }: Wait, ...answers: Fields[]) {
  const { ens, asked } = played(() => answers[Math.min(asked.length, answers.length) - 1] ?? {});
  const result = waitFor(ens, waiter as keyof Waiters, params as never, { clock: testClock() });
  const [ended] = await Promise.allSettled([result]);
  for (const [name, from] of Object.entries(row.poll.parameters)) {
    const sent = Object.entries(asked[0] ?? {}).find(([key]) => key.split(".")[0] === name)?.[1];
    expect(sent, name).toContain(params[String(from)]);
  }
  return { value: undefined, reason: undefined, ...ended, polls: asked.length };
}

const states = (kind: "success" | "failure") =>
  waits.flatMap((wait) => (wait.row[kind] ?? []).map((state) => ({ ...wait, state })));

it.each(states("success"))("$waiter ends well with $state, in any case", async ({ state, ...wait }) => {
  const other = wait.row.pending?.[0] ?? "on its way";
  const { value, reason, polls } = await end(wait, found(wait, other), found(wait, state.toUpperCase()));
  expect([reason, polls]).toEqual([undefined, 2]);
  expect(JSON.stringify(value)).toContain(state.toUpperCase());
});

it.each(states("failure"))("$waiter fails with $state, in any case", async ({ state, ...wait }) => {
  const { reason, polls } = await end(wait, found(wait, "on its way"), found(wait, state.toLowerCase()));
  expect(reason).toMatchObject({
    code: "WaitFailed",
    action: wait.row.poll.operation,
    lastState: state.toLowerCase(),
    requestId: "4C2B0001",
  });
  expect(polls).toBe(2);
});

it.each(waits.flatMap((wait) => (wait.row.pending ?? []).map((state) => ({ ...wait, state }))))(
  "$waiter goes on at $state, until its deadline",
  async ({ state, ...wait }) => {
    const { reason, polls } = await end(wait, found(wait, state));
    expect(reason).toMatchObject({ code: "WaitTimeout", lastState: state });
    expect(polls).toBeGreaterThan(5);
  },
);

const gone = waits.flatMap((wait) => [
  ...(wait.row.poll.records === undefined ? [] : [{ ...wait, by: "no such record", answer: found(wait) }]),
  ...(wait.row.gone.codes ?? []).map((Code) => ({ ...wait, by: Code, answer: { status: 400, Code, Message: "no." } })),
]);

it.each(gone)("$waiter takes $by for gone: $row.gone.means", async ({ by, answer, ...wait }) => {
  const { value, reason, polls } = await end(wait, found(wait, "on its way"), answer);
  expect(value).toBe(undefined);
  const { means } = wait.row.gone;
  if (means === "success") expect([reason, polls]).toEqual([undefined, 2]);
  else expect([reason, polls]).toMatchObject([{ code: "WaitFailed" }, means === "failure" ? 2 : 3]); // for it was there
  expect(Object(reason).lastState).toBe(undefined);
  if (means !== "pending") return;
  expect((await end(wait, answer)).reason).toMatchObject({ code: "WaitTimeout" }); // for it may still come
});

it("a program that calls one operation loads neither table, to run or to type-check", () => {
  const folder = join(root, "tests/.tmp/one-call");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "one-call.ts"), 'import "@acskit/ens";\nimport "@acskit/ens/actions";\n');
  const compilerOptions = { noEmit: true, customConditions: ["@acskit/source"] };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../../tsconfig.base.json", compilerOptions, files: ["one-call.ts"] }),
  );
  const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder, "--listFilesOnly"], {
    encoding: "utf8",
  });
  expect(stdout).toContain("packages/ens/src/generated/requests.ts");
  expect(stdout).not.toMatch(/\/(pages|waiters|paginate|wait-for)\.ts/);
});
