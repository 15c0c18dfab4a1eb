import { refused } from "./outgoing.ts";
import { enc, refuseLoneSurrogates } from "./percent-encode.ts";
import type { Target } from "./signer.ts";

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
  const { method, path, query, headers, bodyHash } = request;
  for (const [name, value] of query) refuseLoneSurrogates(name + value, "a parameter");
  const names = signedHeaderNames(Object.keys(headers));
  const broken = names.find((name) => /[\r\n]/.test(headers[name] ?? ""));
  if (broken) throw new TypeError(`header ${broken} has a line break, so it could pass for two`);
  return joined(
    method,
    { host: "", path: canonicalPath(path), query: canonicalQuery(query) },
    headers,
    names,
    bodyHash,
  );
}

/** The six parts. `host` is the target's if it is in no header. */
export function joined(
  method: string,
  { host, path, query }: Target,
  headers: SignableRequest["headers"],
  names: readonly string[],
  bodyHash: string,
  signedHeaders: string = names.join(";"),
): string {
  let text = `${method.toUpperCase()}\n${path}\n${query}\n`;
  for (const name of names) text += `${name}:${String(headers[name] ?? host).trim()}\n`; // values need not be texts
  return `${text}\n${signedHeaders}\n${bodyHash}`;
}

/** A URL taken apart. @throws TypeError for what is no absolute URL */
export function targetOf(url: string): Target & { readonly href: string } {
  const { base, host, path } = latest;
  if (base && url.startsWith(base) && (url[base.length] ?? "?") === "?") {
    const query = url.slice(base.length + 1);
    if (isCanonical(query)) return { host, path, query, href: url };
  }
  let other: URL;
  try {
    other = new URL(url);
  } catch {
    throw new TypeError(refused);
  }
  const { href, pathname, search } = other;
  const parts = { host: other.host, path: canonicalPath(pathname) };
  const start = url.slice(0, url.length - search.length);
  if (href === url && !/[?#]/.test(start)) latest = { ...parts, base: start };
  return Object.assign(parts, { query: canonicalQuery([...other.searchParams]), href });
}

/** Where a received request went; nothing if its URL is none. A path alone is as good: its host is in a header. */
export function receivedTarget(text: string): Target | undefined {
  try {
    return targetOf(text.startsWith("/") ? `http://-${text}` : text); // "-": nobody's host, matches no signature
  } catch {
    return undefined;
  }
}

/** Of the URL parsed last, for most are the same up to the query; parsing costs as much as hashing. */
let latest = { base: "", host: "", path: "" };

/** Whether `new URL`, decoding and sorting would leave a query as it is: pairs as `enc` writes them, in ASCII. */
function isCanonical(query: string): boolean {
  if (query && !plainPairs.test(query)) return false;
  let before = "";
  for (let at = 0; at < query.length; at = query.indexOf("&", at) + 1 || query.length) {
    const name = query.slice(at, query.indexOf("=", at));
    if (name < before) return false;
    before = name;
  }
  return true;
}

const plainPairs = /^(?:[\w.~-]+=[\w.~-]*(?:%(?:2[\dA-CF]|3[A-F]|[46]0|[57][B-D])[\w.~-]*)*(?:&\b|$))+$/;

function canonicalPath(path: string): string {
  return path.replaceAll("+", "%20").replaceAll("*", "%2A").replaceAll("%7E", "~");
}

/** Sorted by code units of decoded names, never by a locale. */
function canonicalQuery(query: SignableRequest["query"]): string {
  return [...query]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${enc(name)}=${enc(value)}`)
    .join("&");
}

/** Those of the names that the scheme signs, in the order in which it does. */
export function signedHeaderNames(names: readonly string[]): string[] {
  return names.filter(isSigned).sort();
}

/** Says whether the scheme signs a header of this lower-case name. */
export function isSigned(name: string): boolean {
  return name.startsWith("x-acs-") || name === "host" || name === "content-type";
}
