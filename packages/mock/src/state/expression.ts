/**
 * What a field gets: a small language, read once for each text. What it does not understand yields nothing.
 *
 * @see packages/mock/src/state/README.md
 * @module
 */

import type { Identifiers } from "./identifiers.ts";
import { listOf, valueAt } from "./paths.ts";
import type { Stored, Values } from "./types.ts";

/** What an expression may look at. */
export interface Scope {
  readonly parameters: Values;
  /** Which item of the lists named with `[]`. */
  readonly index?: number | undefined;
  readonly record?: Stored | undefined;
  /** The record that this one comes with. */
  readonly maker?: Stored | undefined;
  readonly accountId: string;
  readonly now: number;
  readonly identifiers: Identifiers;
  /** The first record of a kind that `record` names, lies in, or is named by. */
  readonly related: (resource: string) => Stored | undefined;
  /** All records of a kind that lie in `record` or name it. */
  readonly lying: (resource: string) => readonly Stored[];
  /** A field of a record as reads show it. */
  readonly show: (record: Stored, path: string) => unknown;
}

export type Expression = (scope: Scope) => unknown;

const compiled = new Map<string, Expression>();

export function evaluate(text: string, scope: Scope): unknown {
  let expression = compiled.get(text);
  if (!expression) {
    expression = compile(text.trim());
    compiled.set(text, expression);
  }
  return expression(scope);
}

/** Whether a field must be looked at anew for each read. */
export function isLive(text: string): boolean {
  return /^@(state|second|list|count|sum|tags|alias|shares)\b/.test(text);
}

function compile(text: string): Expression {
  const when = / when (.+)$/.exec(text);
  if (when) {
    const condition = compileCondition(when[1] as string);
    const value = compile(text.slice(0, when.index));
    return (scope) => (condition(scope) ? value(scope) : undefined);
  }
  if (text.startsWith("=")) return constant(text.slice(1));
  const alternatives = text.split(" ?? ");
  if (alternatives.length > 1) {
    const all = alternatives.map((one) => (/^[$@=]/.test(one) ? compile(one) : constant(one)));
    return (scope) => {
      for (const one of all) {
        const value = one(scope);
        if (value !== undefined && value !== "") return value;
      }
      return undefined;
    };
  }
  const arithmetic = /^(.+) ([*/]) (\d+)$/.exec(text);
  if (arithmetic)
    return compute(
      compile(arithmetic[1] as string),
      arithmetic[2] === "*" ? Number(arithmetic[3]) : 1 / Number(arithmetic[3]),
    );
  if (text.startsWith("$")) return (scope) => valueAt(scope.parameters, text.slice(1), scope.index);
  if (text.startsWith("map ")) return mapped(text.slice(4));
  return text.startsWith("@") ? made(text.slice(1)) : constant(text);
}

function constant(text: string): Expression {
  const words: Record<string, unknown> = {
    "(empty)": "",
    "(empty list)": [],
    "(absent)": undefined,
    true: true,
    false: false,
  };
  const value = Object.hasOwn(words, text) ? words[text] : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return () => (Array.isArray(value) ? [] : value);
}

function compute(value: Expression, factor: number): Expression {
  return (scope) => {
    const given = value(scope);
    if (Array.isArray(given)) return given.map((one) => Number(one) * factor);
    return given === undefined || given === "" ? undefined : Number(given) * factor;
  };
}

/** `$InstanceChargeType PrePaid=prepay PostPaid=postpay` */
function mapped(text: string): Expression {
  const [source = "", ...pairs] = text.split(" ");
  const value = compile(source);
  const words = new Map(pairs.map((pair) => pair.split("=") as [string, string]));
  return (scope) => words.get(String(value(scope)));
}

/** `$P`, `$P is x`, `$P is not x`, `$P is above 0`, several with `and`. */
function compileCondition(text: string): (scope: Scope) => boolean {
  const parts = text.split(" and ").map((part): ((scope: Scope) => boolean) => {
    const [, name = "", not, above, word] = /^(\$[\w.[\]]+)(?: is (not )?(above )?(\S+))?$/.exec(part) ?? [];
    if (name === "") return () => false;
    const value = compile(name);
    if (word === undefined) return (scope) => ![undefined, "", false, "false"].includes(value(scope) as string);
    if (above) return (scope) => Number(value(scope) ?? 0) > Number(word);
    return (scope) => (String(value(scope)) === word) === (not === undefined);
  });
  return (scope) => parts.every((part) => part(scope));
}

function made(text: string): Expression {
  const [word = "", ...rest] = text.split(" ");
  const argument = rest.join(" ");
  const simple = makers[word];
  if (simple) return (scope) => simple(scope, argument);
  const [resource = "", ...path] = word.split(".");
  if (!/^[A-Z]\w*$/.test(resource)) return () => undefined;
  return (scope) => {
    const other = scope.related(resource);
    return other && (path.length === 0 ? other.id : scope.show(other, path.join(".")));
  };
}

const makers: Readonly<Record<string, (scope: Scope, argument: string) => unknown>> = {
  new: ({ record }) => record?.id,
  id: ({ record }) => record?.id,
  maker: ({ maker }) => maker?.id,
  account: ({ accountId }) => accountId,
  now: ({ now }, form) => timeText(now, form),
  later: ({ now, parameters, record, show }, argument) => {
    const [count = "", unit = "", field = ""] = argument.split(" ");
    const from = record && field !== "" ? Date.parse(String(show(record, field))) : Number.NaN;
    return timeText(
      later(
        Number.isNaN(from) ? now : from,
        Number(evaluateText(count, parameters)),
        String(evaluateText(unit, parameters)),
      ),
      "",
    );
  },
  state: ({ record }) => record?.word,
  second: ({ record }) => record?.second,
  tags: ({ record }, part) => record?.tags.map(([key, value]) => (part === "value" ? value : key)),
  shares: ({ record }) => record?.shares,
  alias: ({ record, accountId }, words) => {
    const [own, others, all] = words.split(" ");
    return record?.owner === accountId ? own : record?.owner === "" ? all : others;
  },
  list: ({ lying, show }, argument) => {
    const [, resource = "", , path] = /^(\w+)(\(.*?\))?(?:\.([\w.[\]]+))?/.exec(argument) ?? [];
    const [, name, wanted] = /\((\w+)=(.*)\)/.exec(argument) ?? [];
    const found = lying(resource).filter((one) => name === undefined || String(show(one, name)) === wanted);
    return found.map((one) => show(one, path ?? ""));
  },
  count: ({ lying }, resource) => lying(resource).length,
  sum: ({ record, show }, paths) => {
    const values = paths.split(" ").flatMap((path) => (record ? [show(record, path)].flat() : []));
    return values.reduce((sum: number, value) => sum + (Number(value) || 0), 0);
  },
  ip: ({ identifiers }) => address(identifiers, 10),
  publicIp: ({ identifiers }) => address(identifiers, 203),
  gateway: ({ identifiers }) => address(identifiers, 10).replace(/\d+$/, "253"),
  mac: ({ identifiers }) => `00:16:3e:${identifiers.text(6, 16).replace(/(..)(..)(..)/, "$1:$2:$3")}`,
  serial: ({ identifiers }) => identifiers.text(20),
  fingerprint: ({ identifiers }) => identifiers.text(32, 16),
  secret: ({ identifiers }) => `mock-${identifiers.text(24)}`,
  order: ({ identifiers }) => String(identifiers.number(1e8) + 2e8),
  uuid: ({ identifiers }) => identifiers.text(32, 16).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5"),
};

function evaluateText(text: string, parameters: Values): unknown {
  return text.startsWith("$") ? valueAt(parameters, text.slice(1)) : text;
}

function address(identifiers: Identifiers, first: number): string {
  const number = identifiers.number(2 ** 24);
  return `${first}.${number >>> 16}.${(number >>> 8) & 255}.${((number & 255) % 250) + 2}`;
}

/** UTC: `2024-05-06T07:08:09Z`, with `plain` `2024-05-06 07:08:09`, with `ms` the digits of epoch milliseconds. */
function timeText(time: number, form: string): string {
  if (form === "ms") return String(time);
  const text = new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
  return form === "plain" ? text.replace("T", " ").replace("Z", "") : text;
}

function later(from: number, count: number, unit: string): number {
  const time = new Date(from);
  const periods = Number.isFinite(count) ? count : 1;
  if (/^d/i.test(unit)) time.setUTCDate(time.getUTCDate() + periods);
  else if (/^h/i.test(unit)) time.setUTCHours(time.getUTCHours() + periods);
  else if (/^y/i.test(unit)) time.setUTCFullYear(time.getUTCFullYear() + periods);
  else time.setUTCMonth(time.getUTCMonth() + periods);
  return time.getTime();
}

/** The items of a list that a creation or a removal goes through. */
export function itemsOf(text: string, scope: Scope): readonly unknown[] {
  return listOf(evaluate(text.replace(/\[\]$/, ""), scope));
}
