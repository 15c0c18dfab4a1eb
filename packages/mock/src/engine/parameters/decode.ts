/**
 * From the texts on the wire to a parameter's value, by its style; and from a body to its value.
 *
 * @see specs/protocol/signing.md 4
 * @module
 */
import { decodeParameter, type Style, StyleError } from "@acskit/client/styles";
import type { MockOperation, Schema } from "../../types.ts";
import { bodyText, type Received } from "../receive.ts";
import { Problem } from "../validate/problem.ts";

/** @returns the value, the problem, or `undefined` if there is no such parameter among the texts */
export function decode(
  name: string,
  style: Style | undefined,
  type: Schema["type"],
  texts: ReadonlyMap<string, string>,
): unknown {
  if (texts.get(name) === "") return "";
  try {
    const value = decodeParameter(name, style, texts) ?? undefined;
    // A flattened list or object may come as one JSON text as well.
    return mayBeJson(value, type) ? decodeParameter(name, "json", new Map([[name, value]])) : value;
  } catch (error) {
    return problem(error);
  }
}

function mayBeJson(value: unknown, type: Schema["type"]): value is string {
  return (type === "array" || type === "object") && typeof value === "string" && /^\s*[[{]/.test(value);
}

/** XML and bytes are not looked into: they come out as they are. */
export function decodeBody(
  name: string,
  bodyType: MockOperation["bodyType"],
  type: Schema["type"],
  { body }: Received,
): unknown {
  if (body.length === 0) return undefined;
  switch (bodyType) {
    case "form": {
      const fields = new URLSearchParams(bodyText(body));
      return decode(name, undefined, type, new Map(Array.from(fields, ([field, text]) => [`${name}.${field}`, text])));
    }
    case "xml":
    case "bytes":
      return typeof body === "string" ? new TextEncoder().encode(body) : body;
    default: {
      const value = decode(name, "json", type, new Map([[name, bodyText(body)]]));
      return value instanceof Problem && type === "string" ? bodyText(body) : value;
    }
  }
}

function problem(error: unknown): Problem {
  if (error instanceof StyleError)
    return new Problem(error.parameter, `cannot be read: ${error.message.slice(error.parameter.length + 2)}`);
  throw error;
}
