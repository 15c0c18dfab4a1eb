/**
 * What stands behind an `@`: what the mock makes up, and what it takes from other records.
 *
 * @module
 */
import { isRecord } from "../check.ts";
import { addressIn, roomOf } from "./addresses.ts";
import type { Identifiers } from "./identifiers.ts";
import { valueAt } from "./paths.ts";
import type { Expression, Scope } from "./scope.ts";
import { later, timeText } from "./times.ts";
import type { Stored } from "./types.ts";

/**
 * @param text without the `@`
 * @param compile reads what stands behind a word
 * @throws {SyntaxError} for a word that there is none of
 */
export function made(text: string, compile: (text: string) => Expression): Expression {
  const [, word = "", argument = ""] = /^(\S+)(?: (.*))?$/.exec(text) ?? [];
  const maker = Object.hasOwn(makers, word) ? makers[word] : undefined;
  if (maker) return (scope) => maker(scope, argument);
  const choice = Object.hasOwn(choices, word) ? choices[word] : undefined;
  if (choice) return choice(chosen(argument));
  const invention = Object.hasOwn(inventions, word) ? inventions[word] : undefined;
  if (invention) {
    const inside = argument === "" ? undefined : compile(argument);
    return (scope) => once(scope, word, (identifiers) => invention(identifiers, inside?.(scope)));
  }
  if (word === "size" && argument !== "") return sizeOf(compile(argument));
  const [resource = "", ...path] = word.split(".");
  if (!/^[A-Z]\w*$/.test(resource) || argument !== "") {
    const words = [...[makers, choices, inventions].flatMap((table) => Object.keys(table)), "size"].sort();
    throw new SyntaxError(`"@${text}" is not known: there are kinds of records and @${words.join(", @")}`);
  }
  return (scope) => {
    const other = scope.related(resource);
    return other && (path.length === 0 ? other.id : scope.show(other, path.join(".")));
  };
}

/** How many items a list has; nothing where there is none. */
function sizeOf(list: Expression): Expression {
  return (scope) => {
    const value = list(scope);
    return Array.isArray(value) ? value.length : undefined;
  };
}

type Maker = (scope: Scope, argument: string) => unknown;

const makers: Readonly<Record<string, Maker>> = {
  new: ({ record }) => record?.handle ?? record?.id,
  id: ({ record }) => record?.handle ?? record?.id,
  kind: ({ record }) => record?.resource,
  nth: ({ nth }, digits) => (nth === undefined ? undefined : String(nth).padStart(Number(digits), "0")),
  maker: ({ maker }) => maker?.id,
  account: ({ accountId }) => accountId,
  now: ({ now }, form) => timeText(now, form),
  later: (scope, argument) => {
    const [count = "", unit = "", field = ""] = argument.split(" ");
    const { record, now, show } = scope;
    const before = record && field !== "" && field !== "plain" ? String(show(record, field)) : field;
    const form = / |^plain$/.test(before) ? "plain" : ""; // in the form of the field
    const from = Date.parse(before.replace(/^(.+) (.+)$/, "$1T$2Z"));
    const periods = Number(wordOrParameter(count, scope));
    return timeText(later(Number.isNaN(from) ? now : from, periods, String(wordOrParameter(unit, scope))), form);
  },
  state: ({ record }) => record?.word,
  second: ({ record }) => record?.second,
  own: ({ record, show }, path) => record && show(record, path),
  tags: ({ record }, part) => record?.tags.map(([key, value]) => (part === "value" ? value : key)),
  shares: ({ record }) => record?.shares,
  alias: ({ record, accountId }, words) => {
    const [own, others, everybodys] = words.split(" ");
    return record?.owner === accountId ? own : record?.owner === "" ? everybodys : others;
  },
  count: ({ lying }, resource) => lying(resource).length,
  free: ({ record, show, lying }, argument) => {
    const [block = "", ...kinds] = argument.split(" ");
    const used = kinds.reduce((sum, kind) => sum + lying(kind).length, 0);
    return record && Math.max(0, roomOf(show(record, block)) - used);
  },
  sum: ({ record, show, partly }, paths) => {
    const whole = partly ?? (record && show(record, ""));
    const values = paths.split(" ").flatMap((path) => (isRecord(whole) ? [valueAt(whole, path)].flat() : []));
    return values.reduce((sum: number, value) => sum + (Number(value) || 0), 0);
  },
};

/** Records of a kind, and what of them. */
const choices: Readonly<Record<string, (choice: Choice) => Expression>> = {
  list:
    ({ kind, of, path }) =>
    ({ lying, show }) =>
      of(lying(kind), show).map((one) => show(one, path)),
  total:
    ({ kind, of, path }) =>
    ({ own, show }) => {
      const found = of(own(kind), show);
      return path === "" ? found.length : found.reduce((sum, one) => sum + (Number(show(one, path)) || 0), 0);
    },
};

interface Choice {
  readonly kind: string;
  readonly path: string;
  readonly of: (records: readonly Stored[], show: Scope["show"]) => readonly Stored[];
}

/** `Book(Kind=a).Price`: of which records, and what of them. */
function chosen(argument: string): Choice {
  const [, kind = "", name, wanted, path = ""] = /^(\w+)(?:\((\w+)=(.*?)\))?(?:\.([\w.[\]]+))?/.exec(argument) ?? [];
  const of: Choice["of"] = (records, show) =>
    name === undefined ? records : records.filter((one) => String(show(one, name)) === wanted);
  return { kind, path, of };
}

/** Made up once for a record, or for each item of a list of it. An address may lie in a block, such as 10.0.8.0/24. */
const inventions: Readonly<Record<string, (identifiers: Identifiers, block: unknown) => unknown>> = {
  ip: (identifiers, block) => addressIn(block, "next", identifiers) ?? address(identifiers, 10),
  publicIp: (identifiers) => address(identifiers, 203),
  gateway: (identifiers, block) =>
    addressIn(block, "gateway", identifiers) ?? address(identifiers, 10).replace(/\d+$/, "253"),
  mac: (identifiers) => `00:16:3e:${identifiers.text(6, 16).replace(/(..)(..)(..)/, "$1:$2:$3")}`,
  serial: (identifiers) => identifiers.text(20),
  fingerprint: (identifiers) => identifiers.text(32, 16),
  secret: (identifiers) => `mock-${identifiers.text(24)}`,
  order: (identifiers) => String(identifiers.number(1e8) + 2e8),
  uuid: (identifiers) => identifiers.text(32, 16).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5"),
};

function once(scope: Scope, word: string, invent: (identifiers: Identifiers) => unknown): unknown {
  const key = `${word} ${scope.index ?? ""}`;
  if (!scope.made.has(key)) scope.made.set(key, invent(scope.identifiers));
  return scope.made.get(key);
}

function wordOrParameter(text: string, { parameters }: Scope): unknown {
  return text.startsWith("$") ? valueAt(parameters, text.slice(1)) : text;
}

function address(identifiers: Identifiers, first: number): string {
  const number = identifiers.number(2 ** 24);
  return `${first}.${number >>> 16}.${(number >>> 8) & 255}.${((number & 255) % 250) + 2}`;
}
