import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A vector of specs/protocol/vectors.json, as far as a signer sees it. */
export interface Vector {
  id: string;
  title: string;
  tags: string[];
  input: {
    lowLevel?: true;
    method: string;
    host?: string;
    pathname: string;
    params?: { name: string; in: string; value: unknown }[];
    query?: Record<string, string>;
    headers?: Record<string, string>;
    date?: string;
    nonce?: string;
    credential: { type: string; accessKeyId: string; accessKeySecret: string; securityToken?: string };
  };
  expected: {
    url: string | LongText;
    headers: Record<string, string>;
    body: string | null | { $bytes_hex: string } | LongText;
    canonicalRequest: string | LongText;
    stringToSign: string;
    signature: string;
    authorization: string;
    signatureIfNamesEncoded?: string;
  };
}

/** A long text stands there by its hash. */
interface LongText {
  $sha256: string;
  length: number;
}

const file = new URL("../../../../specs/protocol/vectors.json", import.meta.url);

export const vectors: Vector[] = JSON.parse(readFileSync(file, "utf8")).vectors.v3;

export function vector(id: string): Vector {
  const found = vectors.find((one) => one.id === id);
  if (!found) throw new Error(`no vector ${id}`);
  return found;
}

/** The request of a vector as a caller of `fetch` has it: what the signer adds is taken away. */
export function requestOf(vector: Vector): {
  url: string;
  init: { method: string; headers: Record<string, string>; body: ReturnType<typeof bodyOf> };
} {
  const { input, expected } = vector;
  const all = (input.lowLevel ? input.headers : expected.headers) ?? {};
  const headers = Object.fromEntries(Object.entries(all).filter(([name]) => !added.test(name)));
  return { url: urlOf(vector), init: { method: input.method, headers, body: bodyOf(vector) } };
}

const added = /^(host|authorization|x-acs-(date|signature-nonce|content-sha256|security-token|accesskey-id))$/;

export function urlOf({ input, expected }: Vector): string {
  if (input.lowLevel) return `https://${input.headers?.host}${input.pathname}?${new URLSearchParams(input.query)}`;
  return typeof expected.url === "string" ? expected.url : `https://${input.host}/?${long(input, "query")}`;
}

export function bodyOf({ input, expected: { body } }: Vector): string | Uint8Array<ArrayBuffer> | null {
  if (body == null || typeof body === "string") return body ?? null;
  return "$bytes_hex" in body ? new Uint8Array(Buffer.from(body.$bytes_hex, "hex")) : long(input, "formData");
}

/** Parameters that `$repeat` a piece of text. */
function long({ params = [] }: Vector["input"], place: string): string {
  return params
    .filter((one) => one.in === place)
    .map(({ name, value }) => `${name}=${encodeURIComponent(textOf(value))}`)
    .join("&");
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const {
    $repeat,
    times,
    prefix = "",
    suffix = "",
  } = value as {
    $repeat: string;
    times: number;
    prefix?: string;
    suffix?: string;
  };
  return prefix + $repeat.repeat(times) + suffix;
}

export function comparable(text: string, expected: string | LongText): unknown {
  if (typeof expected === "string") return text;
  return { ...expected, $sha256: createHash("sha256").update(text).digest("hex"), length: text.length };
}
