/**
 * The protocol's vectors as a caller of `fetch` has them. @see specs/protocol/vectors.json conventions
 *
 * @module
 */
import file from "../../../specs/protocol/vectors.json" with { type: "json" };

type Text = string | { readonly $sha256: string };

interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly bearerToken?: string;
}

export interface Vector {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly input: {
    readonly lowLevel?: true;
    readonly method: string;
    readonly host?: string;
    readonly pathname: string;
    readonly params?: readonly { readonly name: string; readonly in: string; readonly value: unknown }[];
    readonly query?: Record<string, string>;
    readonly headers?: Record<string, string>;
    readonly credential: Credential;
  };
  readonly expected: {
    readonly url: Text;
    readonly headers: Record<string, string>;
    readonly body: Text | null | { readonly $bytes_hex: string };
    readonly stringToSign: string;
    readonly canonicalRequest: Text;
    readonly authorization: string;
  };
}

export interface VectorV1 {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly input: {
    readonly dialect: "pop-core" | "openapi-core";
    readonly method: string;
    readonly host: string;
    readonly action: string;
    readonly version: string;
    readonly params: Record<string, unknown>;
    readonly opts?: { readonly formatParams?: boolean; readonly formatAction?: boolean };
    readonly credential: Credential;
    readonly date: string;
    readonly nonce: string;
  };
  readonly expected: { readonly url: string; readonly body?: Text; readonly signature: string | null };
}

const all = file.vectors as unknown as { v3: Vector[]; rpc: VectorV1[] };

/** Without what a signer refuses to send, and without what carries no signature. */
const usual = <One extends Vector | VectorV1>(list: One[]): One[] =>
  list.filter(({ tags }) => !tags.includes("hazard"));

export const vectors: Vector[] = usual(all.v3).filter(({ expected }) => expected.authorization);
export const vectorsV1: VectorV1[] = usual(all.rpc);

/** All headers that are sent, those that the signer adds among them. */
export const headersOf = ({ input, expected }: Vector): Record<string, string> =>
  input.lowLevel ? { ...input.headers, authorization: expected.authorization } : expected.headers;

export function urlOf({ input, expected }: Vector): string {
  if (input.lowLevel) return `https://${input.headers?.host}${input.pathname}?${new URLSearchParams(input.query)}`;
  return typeof expected.url === "string" ? expected.url : `https://${input.host}/?${long(input, "query")}`;
}

export function bodyOf({ input, expected: { body } }: Vector): string | Uint8Array<ArrayBuffer> | null {
  if (body == null || typeof body === "string") return body ?? null;
  if (!("$bytes_hex" in body)) return long(input, "formData");
  return Uint8Array.from(body.$bytes_hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

/** Parameters that stand there as a piece of text and how often it is repeated. */
function long({ params = [] }: Vector["input"], place: string): string {
  return params
    .filter((one) => one.in === place)
    .map(({ name, value }) => `${name}=${encodeURIComponent(String(whole(value)))}`)
    .join("&");
}

/** A value with its special forms written out. */
export function whole(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { $repeat, times = 0, prefix = "", suffix = "" } = value as Record<string, string> & { times?: number };
  if ($repeat) return prefix + $repeat.repeat(times) + suffix;
  if ("$undefined" in value) return undefined;
  if (Array.isArray(value)) return value.map(whole);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, whole(part)]));
}
