import type { Parameter } from "./string-to-sign-v1.ts";

export interface RpcParametersOptions {
  /** Whether top-level names get an upper-case first letter. `true` when left out. */
  capitalise?: boolean;
}

/**
 * Parameters as programs hand them to `@alicloud/pop-core`, as flat names and texts: lists become `Name.1`,
 * `Name.1.Key`, … Where it would send the words `null`, `undefined` or `[object Object]`, null and undefined are left
 * out, before numbering, and objects refused.
 *
 * @throws TypeError for what has no form: give JSON text for objects, ISO 8601 text for dates
 * @see specs/protocol/signing.md 3.5
 *
 * @example
 * rpcParameters({ regionId: "cn-hangzhou", Tag: [{ Key: "env" }] });
 * // [["RegionId", "cn-hangzhou"], ["Tag.1.Key", "env"]]
 */
export function rpcParameters(
  params: Readonly<Record<string, unknown>>,
  { capitalise = true }: RpcParametersOptions = {},
): Parameter[] {
  return Object.entries(params).flatMap(([name, value]) =>
    flattened(capitalise ? name.charAt(0).toUpperCase() + name.slice(1) : name, value),
  );
}

function flattened(name: string, value: unknown, inList = false): Parameter[] {
  if (value == null) return [];
  if (Array.isArray(value)) {
    return value.filter((item) => item != null).flatMap((item, at) => flattened(`${name}.${at + 1}`, item, true));
  }
  if (inList && isPlainObject(value)) {
    return Object.entries(value).flatMap(([key, item]) => flattened(`${name}.${key}`, item));
  }
  const isScalar = ["string", "boolean", "bigint"].includes(typeof value) || Number.isFinite(value);
  if (!isScalar) throw new TypeError(`${name}: neither text, number, boolean nor list: give JSON or ISO 8601 text`);
  return [[name, String(value)]];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
