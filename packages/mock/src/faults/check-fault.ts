import { milliseconds } from "../clock/duration.ts";
import type { Fault, FaultOptions } from "./fault.ts";

type Rule = (value: unknown) => boolean;

const whole =
  (from: number, to = Number.MAX_SAFE_INTEGER): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const text: Rule = (value) => typeof value === "string" && value !== "";

/** The fields of each kind; `!` marks one that must be there. */
const kinds: Readonly<Record<string, Readonly<Record<string, readonly [rule: Rule, what: string]>>>> = {
  latency: { "ms!": [(value) => milliseconds(value as number, "fault: ms") >= 0, "a length of time"] },
  throttle: {
    code: [(value) => /^Throttling/.test(String(value)), "a code that begins with Throttling"],
    retryAfterMs: [whole(1), "whole milliseconds from 1"],
  },
  drop: {},
  lost: {},
  truncate: { bytes: [whole(0), "a whole number"] },
  html: { status: [whole(502, 504), "502, 503 or 504"] },
  error: {
    "status!": [whole(400, 599), "a status from 400 to 599"],
    "code!": [text, "a text"],
    message: [text, "a text"],
  },
};

/** @throws {TypeError} for what is none */
export function checkFault(fault: Fault): void {
  const { kind, ...given } = Object(fault) as { kind: string } & Record<string, unknown>;
  const fields = Object.hasOwn(kinds, String(kind)) ? kinds[kind] : undefined;
  if (!fields)
    throw new TypeError(`fault: there is no kind ${String(kind)}; there are ${Object.keys(kinds).join(", ")}`);
  for (const [key, [rule, what]] of Object.entries(fields)) {
    const name = key.replace("!", "");
    const value = given[name];
    if (value === undefined ? key.endsWith("!") : !rule(value))
      throw new TypeError(`fault ${kind}: ${name} is ${what}`);
  }
  const names = Object.keys(fields).map((key) => key.replace("!", ""));
  const other = Object.keys(given).find((name) => !names.includes(name));
  if (other !== undefined) throw new TypeError(`fault ${kind}: there is no ${other}`);
}

/** @throws {TypeError} */
export function checkFaultOptions({ times, after, probability }: FaultOptions, what: string): void {
  if (times !== undefined && !whole(1)(times)) throw new TypeError(`${what}: times is a whole number from 1`);
  if (after !== undefined && !whole(0)(after)) throw new TypeError(`${what}: after is a whole number from 0`);
  if (probability !== undefined && !(typeof probability === "number" && probability >= 0 && probability <= 1)) {
    throw new TypeError(`${what}: probability is a number from 0 to 1`);
  }
}
