/**
 * From what came over the wire to its parts.
 *
 * Query and form are one set of parameters to the service; where a name repeats, the first one counts.
 *
 * @see specs/protocol/signing.md 2.5, 3.4
 * @module
 */
import type { ReceivedRequest } from "../types.ts";
import { Refusal } from "./refusal.ts";

export interface Received {
  /** The verb in capitals. */
  readonly method: string;
  readonly protocol: "http:" | "https:";
  /** The host without its port. */
  readonly hostname: string;
  /** The host with its port, if the URL has one. */
  readonly host: string;
  /** Percent-encoded, as in the URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Query and form. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly body: Uint8Array<ArrayBuffer> | string;
  /** The caller's address: what a proxy says, or the socket. */
  readonly clientIp: string;
}

/** More than any operation takes, and little enough to read in a moment. */
export const maxBodyBytes: number = 16 * 1024 * 1024;
const maxParameters = 20_000;

export function receive(request: ReceivedRequest): Received | Refusal {
  const url = plainAddress(request.url) ?? (URL.parse ? URL.parse(request.url) : parseUrl(request.url));
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    return new Refusal(404, "InvalidProduct.NotFound", "The URL names no host that serves this product.");
  }
  const body = request.body ?? "";
  const parameters = body.length > maxBodyBytes ? undefined : parametersOf(url, request.headers["content-type"], body);
  if (!parameters) {
    const most = `${maxBodyBytes / 1024 / 1024} MiB or ${maxParameters} parameters`;
    return new Refusal(413, "RequestEntityTooLarge", `The request is too large: it may have ${most}.`);
  }
  return {
    method: request.method.toUpperCase(),
    protocol: url.protocol,
    hostname: url.hostname,
    host: url.host,
    path: url.pathname,
    headers: request.headers,
    parameters,
    body,
    clientIp: request.headers["x-forwarded-for"]?.split(",")[0]?.trim() || request.clientIp || "127.0.0.1",
  };
}

/** What is asked of a `URL`. */
interface Address extends Pick<URL, "protocol" | "hostname" | "host" | "pathname" | "search"> {
  readonly searchParams: Iterable<[name: string, value: string]>;
}

/** What `URL` and `URLSearchParams` would leave as it is but for escapes in ASCII: they take a fifth of a call. */
const plain =
  /^(https?:)\/\/(((?:[a-z\d]+(?:-[a-z\d]+)*\.)*[a-z]+|127\.0\.0\.1)(?::(?:[1-9]|[1-5]\d)\d{3})?)((?:\/[\w~-][\w.~-]*)+|\/)(?:\?([\w.~&=-]*(?:%[0-7][\dA-Fa-f][\w.~&=-]*)*))?$/;

function plainAddress(text: string): Address | undefined {
  const parts = text.length < 4096 ? plain.exec(text) : null;
  if (!parts) return undefined;
  const [, protocol = "", host = "", hostname = "", pathname = "", search = ""] = parts;
  return { protocol, host, hostname, pathname, search, searchParams: pairsOf(search) };
}

function pairsOf(search: string): [name: string, value: string][] {
  const pairs: [name: string, value: string][] = [];
  for (const pair of search.split("&")) {
    if (pair === "") continue;
    const end = pair.indexOf("=");
    pairs.push(end < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, end)), decoded(pair.slice(end + 1))]);
  }
  return pairs;
}

function decoded(text: string): string {
  return text.includes("%") ? decodeURIComponent(text) : text;
}

/** `URL.parse` came with Node 22. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** @returns nothing if there are too many */
function parametersOf(
  url: Address,
  contentType: string | undefined,
  body: Uint8Array | string,
): Map<string, string> | undefined {
  const found = new Map<string, string>();
  /** Empty pairs count: they take as long. */
  const add = (text: string, pairs: () => Address["searchParams"]): boolean => {
    if (tooMany(text)) return false;
    for (const [name, value] of pairs()) if (!found.has(name)) found.set(name, value);
    return true;
  };
  if (url.search !== "" && !add(url.search, () => url.searchParams)) return undefined;
  if (body.length > 0 && contentType?.trimStart().toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    const text = bodyText(body);
    if (!add(text, () => new URLSearchParams(text))) return undefined;
  }
  return found;
}

function tooMany(text: string): boolean {
  if (text.length < 2 * maxParameters) return false; // nearly always
  let count = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) if (++count > maxParameters) return true;
  return false;
}

/** The body as text; bytes that are not UTF-8 become U+FFFD. */
export function bodyText(body: Uint8Array | string): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
