import { refused } from "./outgoing.ts";
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
  const { method, path, query, headers, bodyHash } = request;
  for (const [name, value] of query) refuseLoneSurrogates(name + value, "a parameter");
  const names = signedHeaderNames(Object.keys(headers));
  const broken = names.find((name) => /[\r\n]/.test(headers[name] ?? ""));
  if (broken) throw new TypeError(`header ${broken} has a line break, so it could pass for two`);
  return joined(method, { host: "", path: canonicalPath(path), pairs: encoded(query) }, headers, names, bodyHash);
}

/** Where a request goes, with parts that are canonical already, but for the order of the query. */
export interface Target {
  readonly host: string;
  readonly path: string;
  readonly pairs: EncodedPair[];
  /** The pairs as they stand in the URL, if they are canonical; with no `pairs` in their order, too. */
  readonly query?: string | undefined;
}

/** A parameter's decoded name, by which it is sorted, and `name=value` as both are signed. */
type EncodedPair = readonly [name: string, pair: string];

/** The six parts. `host` is the target's if it is in no header. */
export function joined(
  method: string,
  { host, path, pairs, query }: Target,
  headers: SignableRequest["headers"],
  names: readonly string[],
  bodyHash: string,
  signedHeaders: string = names.join(";"),
): string {
  let lines = "";
  for (const name of names) lines += `${name}:${`${headers[name] ?? host}`.trim()}\n`; // values need not be texts
  return `${method.toUpperCase()}\n${path}\n${inOrder(pairs, query)}\n${lines}\n${signedHeaders}\n${bodyHash}`;
}

/** By code units of decoded names, never by a locale. Most queries are short, and in order as they are. */
function inOrder(pairs: EncodedPair[], query: string | undefined): string {
  const order = (a: EncodedPair, b: EncodedPair): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
  let before: EncodedPair | undefined;
  for (const pair of pairs) {
    if (before && before[0] > pair[0]) query = undefined;
    before = pair;
  }
  return (
    query ??
    pairs
      .sort(order)
      .map((pair) => pair[1])
      .join("&")
  );
}

/**
 * Takes a URL apart.
 *
 * @param strict refuses names outside ASCII: nobody knows how the service orders them
 *
 * @throws TypeError for what is no absolute URL
 */
export function targetOf(url: string, strict = false): Target & { readonly href: string } {
  const [, base, plain] = plainUrl.exec(url) ?? [];
  if (base && base === latest.base) {
    const pairs = plain?.split("&").map((pair) => [pair.slice(0, pair.indexOf("=")), pair] as const);
    return { ...latest.parts, href: url, pairs: pairs ?? [], query: plain };
  }
  let other: URL;
  try {
    other = new URL(url);
  } catch {
    throw new TypeError(refused);
  }
  const { href, host, pathname } = other;
  const query = [...other.searchParams];
  const odd = strict && query.find(([name]) => /[^\0-\x7f]/.test(name));
  if (odd) throw new TypeError(`parameter ${odd[0]}: names outside ASCII cannot be signed safely`);
  const parts = { host, path: canonicalPath(pathname) };
  if (base && href === url) latest = { base, parts };
  return { ...parts, href, pairs: encoded(query) };
}

/** A URL whose query `new URL` and decoding would leave as it is: pairs as `enc` writes them, names and values in ASCII. */
const plainUrl = /^([^?#]+)(?:\?((?:[\w.~-]+=[\w.~-]*(?:%(?:2[\dA-CF]|3[A-F]|[46]0|[57][B-D])[\w.~-]*)*(?:&\b|$))+))?$/;

/** Of the URL parsed last, for most are the same up to the query; parsing costs as much as hashing. */
let latest = { base: "", parts: { host: "", path: "" } };

function canonicalPath(path: string): string {
  return path.replaceAll("+", "%20").replaceAll("*", "%2A").replaceAll("%7E", "~");
}

function encoded(query: SignableRequest["query"]): EncodedPair[] {
  return query.map(([name, value]) => [name, `${enc(name)}=${enc(value)}`]);
}

/** Those of the names that the scheme signs, in the order in which it does. */
export function signedHeaderNames(names: readonly string[]): string[] {
  return names.filter(isSigned).sort();
}

/** Says whether the scheme signs a header of this lower-case name. */
export function isSigned(name: string): boolean {
  return name.startsWith("x-acs-") || name === "host" || name === "content-type";
}
