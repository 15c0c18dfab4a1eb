import { enc, refuseLoneSurrogates } from "./percent-encode.ts";

/** What of a request takes part in its signature. */
export interface SignableRequest {
  /** `POST`; made upper case if it is not. */
  readonly method: string;
  /** Percent-encoded, as in the URL; `/` for every RPC call. */
  readonly path: string;
  /** Decoded names and values, in any order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name. `host`, `content-type` and `x-acs-*` are signed, others passed over. */
  readonly headers: Readonly<Record<string, string>>;
  /** Lower-case hex SHA-256 of the body's bytes, the value of `x-acs-content-sha256`. */
  readonly bodyHash: string;
}

/**
 * The six parts whose hash is signed.
 *
 * @throws TypeError for a lone surrogate in the query, and for a line break in a header
 * @see specs/protocol/signing.md 2.2
 */
export function canonicalRequest(request: SignableRequest): string {
  for (const [name, value] of request.query) refuseLoneSurrogates(name + value, "a parameter");
  const names = signedHeaderNames(request.headers);
  const broken = names.find((name) => /[\r\n]/.test(request.headers[name] ?? ""));
  if (broken) throw new TypeError(`header ${broken} has a line break, so it could pass for two`);
  return canonicalRequestOf(request, names);
}

/** The same for a request that was looked through, and whose signed header names are known. */
export function canonicalRequestOf(request: SignableRequest, names: readonly string[]): string {
  return [
    request.method.toUpperCase(),
    canonicalPath(request.path),
    canonicalQuery(request.query),
    canonicalHeaders(request.headers, names), // each line ends in "\n", so a blank line follows
    names.join(";"),
    request.bodyHash,
  ].join("\n");
}

function canonicalPath(path: string): string {
  return path === "/" ? path : path.replaceAll("+", "%20").replaceAll("*", "%2A").replaceAll("%7E", "~");
}

function canonicalQuery(query: SignableRequest["query"]): string {
  return [...query] // by index below: taking pairs apart by pattern doubles the time
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)) // code units of decoded names, never a locale
    .map((pair) => `${enc(pair[0])}=${enc(pair[1])}`)
    .join("&");
}

function canonicalHeaders(headers: SignableRequest["headers"], names: readonly string[]): string {
  let lines = ""; // half the time of map and join
  for (const name of names) lines += `${name}:${headers[name]?.trim()}\n`;
  return lines;
}

/** Names of the headers that the scheme signs, in the order in which it does. */
export function signedHeaderNames(headers: SignableRequest["headers"]): string[] {
  return Object.keys(headers).filter(isSigned).sort();
}

/** Says whether the scheme signs a header of this lower-case name. */
export function isSigned(name: string): boolean {
  return name.startsWith("x-acs-") || name === "host" || name === "content-type";
}
