import { refuseLoneSurrogates } from "./percent-encode.ts";

/** A call of `fetch`, taken apart. */
export interface Call extends RequestInit {
  readonly url: string;
  /** Upper case. */
  readonly method: string;
  /** By lower-case name, without `host`, which is the transport's to write. */
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/**
 * Takes a call of `fetch` apart.
 *
 * @throws TypeError for what `fetch` would refuse, and for what it would silently change
 */
export function takeApart(input: RequestInfo | URL, init?: RequestInit): Call | Promise<Call> {
  const { body = null, headers: given = {}, method = "GET" } = init ?? {};
  refuseLoneSurrogates(input, "URL or body");
  refuseLoneSurrogates(body, "URL or body");
  const hasText = typeof body === "string";
  const hasBytes = body instanceof Uint8Array;
  let short =
    typeof input === "string" &&
    given.constructor === Object &&
    (body === null || ((hasText || hasBytes) && !/^(get|head)$/i.test(method)));
  // `fetch` would add the type of a text, unsigned.
  const headers = (
    hasText ? { "content-type": "text/plain;charset=UTF-8", ...given } : { ...given }
  ) as Call["headers"];
  if (given.constructor === Object) {
    for (const name in headers) {
      const value = headers[name] as string;
      if (name !== "host" && /^[a-z\d-]+$/.test(name) && /^[\t -\xff]*$/.test(value)) continue;
      if (/[\r\n]/.test(value)) throw new TypeError(`header ${name}: a line break`);
      short = false;
    }
  }
  // The short way, for `fetch(url, { method, headers: { … }, body: "…" })`: a `Request` costs more than the signature.
  if (short)
    return { ...init, url: input as string, method: method.toUpperCase(), headers, body: body as Call["body"] };
  // The long way, for whatever else `fetch` takes. A stream is read whole, so nobody has to say which way it would go.
  let request: Request;
  try {
    request = init || !(input instanceof Request) ? new Request(input, { duplex: "half", ...init } as object) : input;
  } catch {
    throw new TypeError(refused);
  }
  return fromRequest(request, init);
}

/** No cause with it: that quotes the URL, and so the parameters. */
export const refused = "fetch would refuse this URL, method, headers or body (GET has none)";

async function fromRequest(request: Request, init?: RequestInit): Promise<Call> {
  const call: Record<string, unknown> = { ...init };
  for (const name in request) call[name] = request[name as "signal"]; // signal, redirect, … and what others put there
  const { host: _, ...headers } = Object.fromEntries(request.headers);
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.length && /^(GET|HEAD)$/.test(request.method)) throw new TypeError(refused); // Bun takes it
  return { ...call, url: request.url, method: request.method.toUpperCase(), headers, body: body.length ? body : null };
}
