/**
 * A call of `fetch`, taken apart for `node:http`.
 *
 * @module
 */
import { type Place, placeOf } from "./place.ts";

export interface Outgoing {
  readonly url: Place;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | undefined;
  readonly signal: AbortSignal | undefined;
}

type Arguments = Parameters<typeof fetch>;

/** @throws TypeError for what the platform's `fetch` would refuse as well */
export function takeApart(input: Arguments[0], init: Arguments[1] = {}): Outgoing | Promise<Outgoing> {
  const { method = "GET", headers = {}, body, signal } = init;
  const bytes = bytesOf(body);
  // The short way, as clients call: making a `Request` would cost what this module saves.
  if (typeof input === "string" && bytes !== null && headers.constructor === Object) {
    if (bytes !== undefined && /^(GET|HEAD)$/i.test(method)) throw new TypeError(`${method} takes no body`);
    const sent = { ...(headers as Record<string, string>) };
    if (typeof bytes === "string") addType(sent);
    return { url: placeOf(input), method, headers: sent, body: bytes, signal: signal ?? undefined };
  }
  return fromRequest(new Request(input, { duplex: "half", ...init } as RequestInit));
}

/** Nothing for no body, `null` for one that takes longer to read. */
function bytesOf(body: BodyInit | null | undefined): string | Uint8Array | undefined | null {
  if (body == null) return undefined;
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  return body instanceof ArrayBuffer ? new Uint8Array(body) : null;
}

/** As the platform does for a text without a type. */
function addType(headers: Record<string, string>): void {
  for (const name in headers) if (name.toLowerCase() === "content-type") return;
  headers["content-type"] = "text/plain;charset=UTF-8";
}

async function fromRequest(request: Request): Promise<Outgoing> {
  const { method, headers, signal } = request;
  const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
  return { url: placeOf(request.url), method, headers: Object.fromEntries(headers), body, signal };
}
