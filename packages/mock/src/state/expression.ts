/**
 * What a field gets: a small language, read at first use and kept.
 *
 * @see packages/mock/src/state/README.md
 * @module
 */
import { compileCondition } from "./condition.ts";
import { made } from "./made.ts";
import { listOf, valueAt } from "./paths.ts";
import type { Expression, Scope } from "./scope.ts";

/** @throws {SyntaxError} for a text that is no expression */
export function evaluate(text: string, scope: Scope): unknown {
  let expression = scope.compiled.get(text);
  if (!expression) {
    expression = compile(text);
    scope.compiled.set(text, expression);
  }
  return expression(scope);
}

/** Whether a condition holds: what stands behind `when`. */
export function holds(condition: string | undefined, scope: Scope): boolean {
  return condition === undefined || evaluate(`=1 when ${condition}`, scope) !== undefined;
}

/** The items of a list that a creation or a removal goes through. */
export function itemsOf(text: string, scope: Scope): readonly unknown[] {
  return listOf(evaluate(text.replace(/\[\]$/, ""), scope));
}

/** Whether a field must be looked at anew for each read. */
export function isLive(text: string): boolean {
  return /(^| \+\+ | \?\? )@(state|second|list|count|free|sum|tags|alias|shares)\b/.test(text);
}

/** @throws {SyntaxError} that says what of the text is not understood */
export function compile(text: string): Expression {
  const when = / when (.+)$/.exec(text);
  if (when) {
    const condition = compileCondition(when[1] ?? "", compile);
    const value = compile(text.slice(0, when.index));
    return (scope) => (condition(scope) ? value(scope) : undefined);
  }
  const parts = text.split(" ++ ");
  if (parts.length > 1) return together(parts.map(compile));
  if (text.startsWith("=")) return constant(text.slice(1));
  const alternatives = text.split(" ?? ");
  if (alternatives.length > 1) return firstOf(alternatives);
  const joined = text.split(" & ");
  if (joined.length > 1) return joinedText(joined.map(compile));
  const [, of, sign, number] = /^(.+) ([*/]) (\d+)$/.exec(text) ?? [];
  if (of !== undefined) return times(compile(of), sign === "*" ? Number(number) : 1 / Number(number));
  if (text.startsWith("$")) return (scope) => valueAt(scope.parameters, text.slice(1), scope.index);
  if (text.startsWith("map ")) return mapped(text.slice("map ".length));
  if (text.startsWith("@")) return made(text.slice(1), compile);
  throw new SyntaxError(`"${text}" is no expression: it begins with $, =, @ or map`);
}

/** One list of several lists and values. What is absent has no place in it; an item of a list that is absent has. */
function together(all: readonly Expression[]): Expression {
  return (scope) => all.map((one) => one(scope)).flatMap((value) => (value === undefined ? [] : [value].flat()));
}

/** The first that is neither absent nor empty; else what the last one is. Behind the first, a word is a constant. */
function firstOf(texts: readonly string[]): Expression {
  const all = texts.map((text, at) => (at === 0 || /^([$@=]|map )/.test(text) ? compile(text) : constant(text)));
  return (scope) => {
    let value: unknown;
    for (const one of all) {
      value = one(scope);
      if (value !== undefined && value !== "") break;
    }
    return value;
  };
}

/** The texts behind each other; nothing where one is absent. */
function joinedText(all: readonly Expression[]): Expression {
  return (scope) => {
    const values = all.map((one) => one(scope));
    return values.some((value) => value === undefined) ? undefined : values.map(String).join("");
  };
}

function constant(text: string): Expression {
  switch (text) {
    case "(empty)":
      return () => "";
    case "(empty list)":
      return () => [];
    case "(absent)":
      return () => undefined;
    case "true":
    case "false":
      return () => text === "true";
    default: {
      const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
      return () => value;
    }
  }
}

function times(value: Expression, factor: number): Expression {
  return (scope) => {
    const given = value(scope);
    if (Array.isArray(given)) return given.map((one) => Number(one) * factor);
    return given === undefined || given === "" ? undefined : Number(given) * factor;
  };
}

/** `$Material oak=wooden iron=metal`: a word for each word, nothing for others. */
function mapped(text: string): Expression {
  const [source = "", ...pairs] = text.split(" ");
  const words = new Map(pairs.map((pair) => pair.split("=") as [string, string]));
  if (words.size === 0 || pairs.some((pair) => !pair.includes("="))) {
    throw new SyntaxError(`"map ${text}" is no map: it is like map $Name from=to`);
  }
  const value = compile(source);
  return (scope) => words.get(String(value(scope)));
}
