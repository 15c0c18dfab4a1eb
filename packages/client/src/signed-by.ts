import { createSigner, type OtherCredentials, type SignerOptions } from "@acskit/signer";
import type { Sign } from "./send.ts";
import type { Sent, WireRequest } from "./wire-request.ts";

/** How a client's credentials sign its requests. */
export function signedBy(options: SignerOptions): Sign {
  const { layer } = (options.credentials ?? {}) as Partial<OtherCredentials>;
  if (layer) {
    // It calls what it wraps with what it would send, and gives back what that gives.
    const signed = layer(options)((async (url: string, sent: object) => ({ ...sent, url })) as never);
    return (request) => signed(request.url, unsigned(request, request.body)) as Promise<unknown> as Promise<Sent>;
  }
  const sign = createSigner(options);
  return async (request) => {
    const { body, target } = request;
    const bytes = body && typeof body !== "string" ? await bytesOf(body) : body;
    const sent = unsigned(request, bytes);
    await sign(sent, target);
    return sent;
  };
}

/** No redirects: they would take the signature to another host. */
function unsigned<Body>({ url, method, headers, signal }: WireRequest, body: Body | undefined) {
  return {
    url,
    method,
    headers: Object.assign({}, headers), // the signer adds some: to an object made by spreading that takes Node 20 5 µs
    body: body ?? null,
    signal: signal ?? null,
    redirect: "manual" as const,
  };
}

async function bytesOf(body: BodyInit): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(body).arrayBuffer());
}
