import type { Schema } from "../../types.ts";
import { Problem } from "./problem.ts";

const decimal = /^-?\d{1,400}$/;
const floating = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** @returns a number; the text of an integer beyond 2^53 − 1, which no number holds */
export function checkNumber(value: unknown, schema: Schema, at: string): number | string | Problem {
  if (typeof value !== "number" && typeof value !== "string" && typeof value !== "bigint")
    return new Problem(at, "is not a number");
  const text = String(value);
  if (schema.type === "number") {
    return floating.test(text)
      ? withinLimits(Number(text), Number(text), schema, at)
      : new Problem(at, "is not a number");
  }
  if (typeof value === "number" ? !Number.isInteger(value) : !decimal.test(text)) {
    return new Problem(at, "is not an integer");
  }
  if (typeof value === "number" || Number.isSafeInteger(Number(text))) {
    return withinLimits(Number(text), Number(text), schema, at);
  }
  return withinLimits(BigInt(text), text, schema, at);
}

/** Where no limit is given, what the format can hold: 32 bits, 64 bits. */
const bounds: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
};

function withinLimits<T extends number | string>(
  n: number | bigint,
  value: T,
  schema: Schema,
  at: string,
): T | Problem {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, format = "", type } = schema;
  const [lowest, highest] = (type === "integer" && bounds[format]) || [];
  if (minimum !== undefined && n < minimum) return new Problem(at, `is less than ${minimum}`);
  if (maximum !== undefined && n > maximum) return new Problem(at, `is more than ${maximum}`);
  if (exclusiveMinimum !== undefined && n <= exclusiveMinimum)
    return new Problem(at, `is not more than ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && n >= exclusiveMaximum)
    return new Problem(at, `is not less than ${exclusiveMaximum}`);
  if ((lowest !== undefined && n < lowest) || (highest !== undefined && n > highest)) {
    return new Problem(at, `does not fit ${format}`);
  }
  return value;
}
