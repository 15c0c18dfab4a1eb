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
}

export function receive(request: ReceivedRequest): Received | Refusal {
  const url = URL.parse ? URL.parse(request.url) : parseUrl(request.url);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    return new Refusal(404, "InvalidProduct.NotFound", "The URL names no host that serves this product.");
  }
  const body = request.body ?? "";
  return {
    method: request.method.toUpperCase(),
    protocol: url.protocol,
    hostname: url.hostname,
    host: url.host,
    path: url.pathname,
    headers: request.headers,
    parameters: parameters(url, request.headers["content-type"], body),
    body,
  };
}

/** `URL.parse` came with Node 22. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function parameters(url: URL, contentType: string | undefined, body: Uint8Array | string): Map<string, string> {
  const found = new Map<string, string>();
  const add = (pairs: URLSearchParams): void => {
    for (const [name, value] of pairs) if (!found.has(name)) found.set(name, value);
  };
  if (url.search !== "") add(url.searchParams);
  if (body.length > 0 && contentType?.trimStart().toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    add(new URLSearchParams(bodyText(body)));
  }
  return found;
}

/** The body as text; bytes that are not UTF-8 become U+FFFD. */
export function bodyText(body: Uint8Array | string): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
