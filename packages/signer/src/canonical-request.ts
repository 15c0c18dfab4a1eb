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
  refuseLineBreaks(request.headers, names);
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
  return path.replaceAll("+", "%20").replaceAll("*", "%2A").replaceAll("%7E", "~");
}

function canonicalQuery(query: SignableRequest["query"]): string {
  return [...query]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) // by code unit of the decoded name, never by locale
    .map(([name, value]) => `${enc(name)}=${enc(value)}`)
    .join("&");
}

function canonicalHeaders(headers: SignableRequest["headers"], names: readonly string[]): string {
  return names.map((name) => `${name}:${headers[name]?.trim()}\n`).join("");
}

/** Names of the headers that the scheme signs, in the order in which it does. */
export function signedHeaderNames(headers: SignableRequest["headers"]): string[] {
  return Object.keys(headers).filter(isSigned).sort();
}

/** Says whether the scheme signs a header of this lower-case name. */
export function isSigned(name: string): boolean {
  return /^(x-acs-.*|host|content-type)$/.test(name);
}

/** A line break would let one header pass for two. */
export function refuseLineBreaks(headers: SignableRequest["headers"], names: readonly string[]): void {
  for (const name of names) {
    if (/[\r\n]/.test(headers[name] as string)) throw new TypeError(`header ${name} has a line break`);
  }
}
