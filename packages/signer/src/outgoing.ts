import { refuseLoneSurrogates } from "./percent-encode.ts";
import type { Outgoing } from "./sign.ts";

/** A call of `fetch`, taken apart: what is signed, and what else it says. */
export interface Call extends Outgoing {
  rest: RequestInit;
}

/**
 * Takes a call of `fetch` apart.
 *
 * @throws TypeError for what `fetch` would refuse, and for what it would silently change
 */
export function takeApart(input: RequestInfo | URL, init?: RequestInit): Call | Promise<Call> {
  const { body, headers = {}, method = "GET" } = init ?? {};
  refuseLoneSurrogates(input, "the URL");
  refuseLoneSurrogates(body, "the body");
  const plain = plainHeaders(headers, typeof body === "string");
  let request: Request;
  try {
    // The short way, for `fetch(url, { method, headers: { … }, body: "…" })`: a `Request` costs more than the signature.
    if (plain && isHttp(input) && (body == null || (typeof body === "string" && !/^(GET|HEAD)$/i.test(method)))) {
      return { url: new URL(input), method: method.toUpperCase(), headers: plain, body, rest: init ?? {} };
    }
    // The long way, for whatever else `fetch` takes. A stream is read whole, so nobody has to say which way it would go.
    request = init || !(input instanceof Request) ? new Request(input, { duplex: "half", ...init } as object) : input;
  } catch {
    // Without the cause: it quotes the URL, and so the parameters.
    throw new TypeError("fetch would refuse this: check URL, method, headers, body (GET has none)");
  }
  return fromRequest(request, init);
}

const isHttp = (input: unknown): input is string => typeof input === "string" && /^https?:/i.test(input);

/** A copy of headers that are a plain record by lower-case name; nothing for others. */
function plainHeaders(given: HeadersInit, hasText: boolean): Record<string, string> | undefined {
  if (given.constructor !== Object) return undefined;
  let plain = true;
  const headers: Record<string, string> = {};
  if (hasText) headers["content-type"] = "text/plain;charset=UTF-8"; // `fetch` would add it, unsigned
  for (const name in given) {
    const value: unknown = given[name as keyof HeadersInit];
    if (/[\r\n]/.test(value as string)) throw new TypeError(`header ${name} has a line break`);
    plain &&=
      /^[a-z0-9-]+$/.test(name) && name !== "host" && typeof value === "string" && !/[\u0100-\uffff]/.test(value);
    headers[name] = value as string;
  }
  return plain ? headers : undefined;
}

async function fromRequest(request: Request, init: RequestInit | undefined): Promise<Call> {
  const body = new Uint8Array(await request.arrayBuffer());
  const rest: Record<string, unknown> = { ...init };
  for (const name in request) rest[name] = request[name as "signal"]; // signal, redirect, … and what others put there
  const { host: _, ...headers } = Object.fromEntries(request.headers); // the transport's to write
  return {
    url: new URL(request.url),
    method: request.method.toUpperCase(),
    headers,
    body: body.length ? body : null,
    rest,
  };
}

/** What to hand on to `fetch` beside the URL. */
export function signedInit({ rest, method, body }: Call, headers: Record<string, string>): RequestInit {
  return { ...rest, method, headers, body: body ?? null };
}
