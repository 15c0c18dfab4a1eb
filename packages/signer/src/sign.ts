import type { SignerOptions } from "./signer.ts";
import { withSignature } from "./with-signature.ts";

/**
 * Signs a request without sending it, for people with their own HTTP code. The body is read, and is there again in what
 * comes back. Send it soon and once: the date is good for 15 minutes, the nonce for one request.
 *
 * @throws TypeError for unusable options, and for what cannot be signed safely
 *
 * @example
 * const signed = await sign(new Request("https://shelves.example.com/", { method: "POST", headers }), { credentials });
 * signed.headers.get("authorization"); // ACS3-HMAC-SHA256 Credential=…
 */
export async function sign(request: Request, options: SignerOptions): Promise<Request> {
  // `withSignature` calls whatever it wraps with what it would send, and gives back what that gives.
  const toRequest = async (url: unknown, init?: RequestInit): Promise<unknown> => new Request(url as string, init);
  return (await withSignature(options)(toRequest as typeof fetch)(request)) as unknown as Request;
}
