import { enc } from "@acskit/signer";
import { encodeParameter } from "./styles/index.ts";
import { writeJson } from "./styles/json.ts";
import { isRecord } from "./styles/scalar.ts";
import { StyleError } from "./styles/style-error.ts";
import type { ActionRow } from "./types.ts";

/** What `fetch` takes; where there are Node's types alone, `BodyInit` is no name. */
export type FetchBody = NonNullable<RequestInit["body"]>;

/** What is sent, and what it is. */
export type WireBody = readonly [contentType: string, body: FetchBody];

/**
 * The body that a parameter is.
 *
 * @param name the parameter's, for messages
 * @throws StyleError for a value that the type cannot carry
 * @see specs/protocol/signing.md 2.5
 */
export function writeBody(type: ActionRow["bodyType"] = "json", name: string, value: unknown): WireBody {
  if (type === "json") return ["application/json; charset=utf-8", writeJson(name, value)];
  if (type === "form") {
    if (!isRecord(value)) throw new StyleError(name, "a form must be an object");
    const parts = Object.keys(value).flatMap((key) => [...encodeParameter(key, undefined, value[key])]);
    return ["application/x-www-form-urlencoded", parts.map((part) => part.map(enc).join("=")).join("&")];
  }
  if (typeof value === "string" || (type === "bytes" && isBytes(value))) {
    return [type === "xml" ? "application/xml; charset=utf-8" : "application/octet-stream", value];
  }
  throw new StyleError(name, type === "xml" ? "must be XML text" : "must be bytes or text");
}

/** Bytes as `fetch` takes them. */
export function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> | ArrayBuffer | Blob {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob;
}
