/**
 * The mock as a `fetch`.
 *
 * Clients pass a URL with plain headers and a text; that way no `Request` is made, which costs as much as a call.
 *
 * @module
 */
import type { Fetch } from "@acskit/signer";
import type { Answer, ReceivedRequest } from "../types.ts";

export function adaptFetch(handle: (request: ReceivedRequest) => Promise<Answer>): Fetch {
  return async (input, init) => {
    const signal = init?.signal ?? (typeof input !== "string" && input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const received = plain(input, init) ?? (await general(input, init));
    const answer = await handle(received);
    signal?.throwIfAborted();
    if (answer.breaks) return broken(answer);
    const { status, headers, body } = answer;
    return new Response(received.method === "HEAD" ? null : body, { status, headers });
  };
}

/** What a `fetch` does where the connection breaks: it rejects, or the body does when it is read. */
function broken({ breaks, status, headers, body }: Answer): Response {
  if (breaks === "before") throw new TypeError("fetch failed", { cause: new Error("the mock broke the connection") });
  const bytes = new TextEncoder().encode(body);
  let isSent = false;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (isSent) controller.error(new TypeError("terminated", { cause: new Error("the mock broke the connection") }));
    else controller.enqueue(bytes);
    isSent = true;
  };
  const half = new ReadableStream({ pull }, { highWaterMark: 0 }); // an error drops what waits to be read
  return new Response(half, { status, headers });
}

/** The arguments as they are, where nothing in them needs the platform's reading. */
function plain(input: unknown, init: RequestInit | undefined): ReceivedRequest | undefined {
  const { method = "GET", body } = init ?? {};
  if (typeof input !== "string" || typeof method !== "string") return undefined;
  const headers = plainHeaders(init?.headers ?? {});
  const bytes = body instanceof Uint8Array && body.buffer instanceof ArrayBuffer;
  if (!headers || (body != null && typeof body !== "string" && !bytes)) return undefined;
  if (body != null && /^(GET|HEAD)$/i.test(method)) return undefined; // refused by the platform
  if (typeof body === "string") headers["content-type"] ??= "text/plain;charset=UTF-8";
  return { method: method.toUpperCase(), url: input, headers, body: (body ?? "") as string | Uint8Array<ArrayBuffer> };
}

function plainHeaders(headers: HeadersInit): Record<string, string> | undefined {
  if (Object.getPrototypeOf(headers) !== Object.prototype) return undefined;
  const given = headers as Readonly<Record<string, unknown>>;
  const lower = { ...given };
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value !== "string") return undefined;
    const key = name.toLowerCase();
    const text = value.trim();
    if (key !== name) delete lower[name];
    if (lower[key] !== text) lower[key] = text; // hardly ever: a copy in one go is faster than name by name
  }
  return lower as Record<string, string>;
}

async function general(input: Parameters<Fetch>[0], init: RequestInit | undefined): Promise<ReceivedRequest> {
  try {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    const { method, url, headers } = request;
    const body = request.body === null ? "" : new Uint8Array(await request.arrayBuffer());
    return { method, url, headers: Object.fromEntries(headers), body };
  } catch {
    return nothing; // no request can be made of it, so none would have reached the service
  }
}

const nothing: ReceivedRequest = { method: "GET", url: "", headers: {} };
