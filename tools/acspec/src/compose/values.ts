/**
 * Values of the right type from upstream's texts: `"30"` is 30 where an integer is meant.
 *
 * @module
 */
import { isNode } from "./node.ts";

/** What stands for "no such value": `undefined` is one that JSON cannot say either. */
export const impossible: unique symbol = Symbol("impossible");

/** A value as its type wants it, or `impossible`. Without a type any value will do. */
export function typed(type: unknown, value: unknown): unknown {
  switch (type) {
    case "integer": {
      const number = toNumber(value);
      return Number.isSafeInteger(number) ? number : impossible;
    }
    case "number": {
      const number = toNumber(value);
      return Number.isFinite(number) ? number : impossible;
    }
    case "boolean":
      return toBoolean(value);
    case "string":
      return toText(value);
    case "array":
      return parsed(value, Array.isArray);
    case "object":
      return parsed(value, isNode);
    default:
      return value;
  }
}

function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) return Number.NaN;
  return Number(value) + 0;
}

function toBoolean(value: unknown): unknown {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.trim().toLowerCase() : undefined;
  return text === "true" ? true : text === "false" ? false : impossible;
}

function toText(value: unknown): unknown {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : impossible;
}

function parsed(value: unknown, fits: (value: unknown) => boolean): unknown {
  if (fits(value)) return value;
  if (typeof value !== "string") return impossible;
  try {
    const read: unknown = JSON.parse(value);
    return fits(read) ? read : impossible;
  } catch {
    return impossible;
  }
}
