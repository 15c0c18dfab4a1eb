/**
 * An operation's parameters: found at their places, decoded by their styles, checked against their schemas.
 *
 * Missing ones are reported before wrong ones. An empty text is a missing parameter: the service's own message for
 * a required one that is empty is that it "is not supplied", and an optional one that is empty is not looked at.
 *
 * @see specs/protocol/errors.md 3.4
 * @module
 */

import { define } from "../../state/paths.ts";
import type { MockOperation, MockParameter, MockProduct, Schema } from "../../types.ts";
import { invalidParameter, missingParameter } from "../errors.ts";
import type { Received } from "../receive.ts";
import type { Refusal } from "../refusal.ts";
import { checkValue, resolve } from "../validate/check-value.ts";
import { Problem } from "../validate/problem.ts";
import { decode, decodeBody } from "./decode.ts";

/** Where the parts of a request that are not in `Received` come from. */
export interface Sources {
  readonly request: Received;
  readonly pathValues: ReadonlyMap<string, string>;
  /** What stands in front of the product's host; `undefined` also where the host is not the product's. */
  readonly hostPrefix: string | undefined;
  readonly ownHost: boolean;
}

export function readParameters(
  product: MockProduct,
  operation: MockOperation,
  sources: Sources,
  warnings: string[],
): Record<string, unknown> | Refusal {
  const schemas = product.schemas ?? {};
  const { parameters } = operation;
  const values = parameters.map((one) => at(one, operation, resolve(one.schema, schemas), sources));

  for (const [index, parameter] of parameters.entries()) {
    const value = values[index];
    if (!parameter.required || (value !== undefined && value !== "")) continue;
    if (parameter.in === "host" && !sources.ownHost) continue; // a loopback address has no room for it
    return missingParameter(operation, parameter.name);
  }

  const read: Record<string, unknown> = {};
  for (const [index, parameter] of parameters.entries()) {
    const value = values[index];
    if (value === undefined || value instanceof Uint8Array) continue;
    const schema = resolve(parameter.schema, schemas);
    const checked =
      value instanceof Problem || value === ""
        ? value
        : checkValue(value, schema, parameter.name, { schemas, warnings, depth: 0 });
    if (checked instanceof Problem) return invalidParameter(operation, parameter.name, checked.text);
    if (checked !== "" || schema.type === "string") define(read, parameter.name, checked);
  }
  return read;
}

/** The parameter's value at its place: decoded, not yet checked. */
function at(parameter: MockParameter, { bodyType }: MockOperation, { type }: Schema, sources: Sources): unknown {
  const { name, style } = parameter;
  const { request, pathValues, hostPrefix } = sources;
  switch (parameter.in) {
    case "path":
      return decode(name, style, type, pathValues);
    case "host":
      return hostPrefix;
    case "header":
      return decode(name, style, type, header(name, request));
    case "body":
      return decodeBody(name, bodyType, type, request);
    default:
      return decode(name, style, type, request.parameters);
  }
}

function header(name: string, { headers }: Received): ReadonlyMap<string, string> {
  const text = headers[name.toLowerCase()];
  return new Map(text === undefined ? [] : [[name, text]]);
}
