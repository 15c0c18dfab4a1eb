import { andThen } from "./and-then.ts";
import type { Data } from "./hash.ts";
import { refuseLoneSurrogates } from "./percent-encode.ts";
import { createSign, type Outgoing, type SignerOptions } from "./sign.ts";

/** `fetch`, or anything that is called like it. */
export type Fetch = typeof globalThis.fetch;

/**
 * A layer around `fetch` that signs every request going through: own date, nonce and signature for each.
 *
 * Put it innermost, so that retries pass through it and nothing changes a request after it was signed. Requests carry
 * their own `x-acs-action` and `x-acs-version` headers. Bodies are read whole, for they are hashed.
 *
 * @example
 * const signed = withSignature({ credentials: { accessKeyId, accessKeySecret } })(fetch);
 * await signed("https://shelves.example.com/?Size=3", {
 *   method: "POST",
 *   headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01" },
 * });
 *
 * @throws TypeError for unusable options. The returned function rejects with `TypeError` for what cannot be signed
 *   safely (specs/protocol/signing.md 6) and with `Error` if the credentials provider fails
 */
export function withSignature(options: SignerOptions): (next: Fetch) => Fetch {
  const sign = createSign(options);
  return (next) => async (input, init) => {
    const plain = plainRequest(input, init);
    const { request, rest } = plain ? { request: plain, rest: init } : await unpack(input, init);
    const send = (headers: Record<string, string>): Promise<Response> =>
      next(plain ? (input as string) : request.url.href, { ...rest, ...bodyAndMethod(request), headers });
    return andThen(sign(request), send);
  };
}

/** The members of `RequestInit` that were signed. */
export function bodyAndMethod({ method, body }: Outgoing): RequestInit {
  return body === undefined ? { method, body: null } : { method, body };
}

/**
 * The short way, for `fetch(url, { method, headers: { … }, body })` with nothing unusual in it.
 * A `Request` costs as much again as the signature.
 */
function plainRequest(input: RequestInfo | URL, init: RequestInit = {}): Outgoing | undefined {
  if (typeof input !== "string") return undefined;
  refuseLoneSurrogates(input, "the URL");
  const { method = "GET", headers: given = {}, body } = init;
  const isText = typeof body === "string";
  if (!/^https?:\/\/[!-~]+$/.test(input) || !(body == null || isText || isBytes(body)) || !isPlain(given))
    return undefined;
  const headers = { ...given };
  if (isText) headers["content-type"] ??= "text/plain;charset=UTF-8"; // what `fetch` would add, unsigned
  return { url: parseUrl(input), method: method.toUpperCase(), headers, body: body ?? undefined };
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new TypeError("the URL is not valid"); // the original would quote it, with its parameters
  }
}

const isBytes = (body: BodyInit): body is ArrayBuffer | ArrayBufferView<ArrayBuffer> =>
  body instanceof ArrayBuffer || ArrayBuffer.isView(body);

function isPlain(headers: HeadersInit): headers is Record<string, string> {
  if (Object.getPrototypeOf(headers) !== Object.prototype) return false;
  for (const name in headers) {
    if (/[^a-z0-9-]/.test(name) || typeof (headers as Record<string, unknown>)[name] !== "string") return false;
  }
  return true;
}

/** The long way: whatever `fetch` takes, read through a `Request`. */
export async function unpack(
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<{ request: Outgoing; rest: RequestInit }> {
  let request: Request;
  try {
    // A stream is read whole, so nobody has to say which way it would have gone.
    request =
      init || !(input instanceof Request) ? new Request(input, { duplex: "half", ...init } as RequestInit) : input;
  } catch {
    throw new TypeError("fetch would refuse this URL, method, header or body; GET and HEAD have no body");
  }
  const hasBody = !/^(GET|HEAD)$/i.test(request.method);
  const body: Data | undefined = hasBody ? await request.arrayBuffer() : undefined;
  const rest: Record<string, unknown> = { ...init };
  for (const name of kept) if (request[name] !== undefined) rest[name] = request[name];
  const headers = Object.fromEntries(request.headers);
  const outgoing: Outgoing = { url: new URL(request.url), method: request.method.toUpperCase(), headers };
  if (body?.byteLength) outgoing.body = body;
  return { request: outgoing, rest };
}

/** What else a `Request` says; some platforms lack some. */
const kept = [
  "cache",
  "credentials",
  "integrity",
  "keepalive",
  "mode",
  "redirect",
  "referrer",
  "referrerPolicy",
  "signal",
] as const;
