import { refuseLoneSurrogates } from "./percent-encode.ts";
import type { Outgoing } from "./sign.ts";

/** A call of `fetch`, taken apart: what is signed, and what else it says. */
export interface Call extends Outgoing {
  rest: RequestInit;
}

/**
 * Takes a call of `fetch` apart.
 *
 * @throws TypeError for what `fetch` would refuse, and for lone surrogates, which it would change
 */
export function takeApart(input: RequestInfo | URL, init?: RequestInit): Call | Promise<Call> {
  refuseLoneSurrogates(input, "the URL");
  refuseLoneSurrogates(init?.body, "the body");
  let request: Request;
  try {
    const plain = plainCall(input, init);
    if (plain) return plain;
    // A stream is read whole, so nobody has to say which way it would have gone.
    request = init || !(input instanceof Request) ? new Request(input, { duplex: "half", ...init } as object) : input;
  } catch {
    // Without the cause: it quotes the URL, and so the parameters.
    throw new TypeError("fetch would refuse this URL, method, header or body (GET and HEAD have none)");
  }
  return fromRequest(request, init);
}

/**
 * The short way, for `fetch(url, { method, headers: { … }, body: "…" })` with nothing unusual in it.
 * A `Request` costs more than the signature.
 */
function plainCall(input: unknown, rest: RequestInit = {}): Call | undefined {
  const { headers = {}, body } = rest;
  const method = (rest.method ?? "GET").toUpperCase();
  if (typeof input !== "string" || !/^https?:/.test(input) || !isPlain(headers)) return undefined;
  if (body == null) return { url: new URL(input), method, headers, rest };
  if (typeof body !== "string" || /^(GET|HEAD)$/.test(method)) return undefined;
  // As `fetch` would add it, unsigned.
  return {
    url: new URL(input),
    method,
    headers: { "content-type": "text/plain;charset=UTF-8", ...headers },
    body,
    rest,
  };
}

function isPlain(headers: HeadersInit): headers is Record<string, string> {
  return (
    headers.constructor === Object &&
    Object.entries(headers).every(([name, value]) => !/[^a-z0-9-]/.test(name) && typeof value === "string")
  );
}

/** The long way, for whatever `fetch` takes. */
async function fromRequest(request: Request, init: RequestInit | undefined): Promise<Call> {
  const body = new Uint8Array(await request.arrayBuffer());
  const rest: Record<string, unknown> = { ...init };
  for (const name in request) rest[name] = request[name as "signal"]; // signal, redirect, … and what others put there
  return {
    url: new URL(request.url),
    method: request.method.toUpperCase(),
    headers: Object.fromEntries(request.headers),
    body: body.length ? body : null,
    rest,
  };
}

/** What to hand on to `fetch` beside the URL. */
export function signedInit({ rest, method, body }: Call, headers: Record<string, string>): RequestInit {
  return { ...rest, method, headers, body: body ?? null };
}
