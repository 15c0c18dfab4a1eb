/**
 * Calls that carry no signature: with a bearer token, or from nobody. Hand what these functions give to whatever takes
 * `credentials`: `withSignature`, `signingMiddleware`, a client.
 *
 * @see specs/protocol/signing.md 2.8
 * @module
 */
import { isAccessKeyId } from "./authorization.ts";
import { dateText } from "./date-text.ts";
import { createHasher } from "./hash.ts";
import { otherCredentials } from "./other-credentials.ts";
import { refuseUnsafe, takeApart } from "./outgoing.ts";
import type { OtherCredentials } from "./with-signature.ts";

export type { OtherCredentials };

export interface UnsignedOptions {
  /** ROA calls say in a header what RPC calls say in the query. `RPC` when left out. */
  style?: "RPC" | "ROA" | undefined;
}

/**
 * Calls with a bearer token in place of a signature. Not every product takes them: it stands in its metadata.
 *
 * @param token or a function that gives it, for each attempt
 * @throws TypeError for a token that is no printable ASCII without blanks
 *
 * @example
 * const call = withSignature({ credentials: bearerToken("example-token") })(fetch);
 */
export function bearerToken(
  token: string | (() => string | Promise<string>),
  options: UnsignedOptions = {},
): OtherCredentials {
  if (typeof token !== "function") checkBearerToken(token);
  return unsigned("a bearer token", async (headers) => {
    headers["x-acs-bearer-token"] = checkBearerToken(typeof token === "function" ? await token() : token);
    if (options.style !== "ROA") return "SignatureType=BEARERTOKEN";
    headers["x-acs-signature-type"] = "BEARERTOKEN";
    return undefined;
  });
}

/** Calls from nobody, for the operations that allow it. */
export function anonymous({ style }: UnsignedOptions = {}): OtherCredentials {
  return unsigned("nobody's credentials", () => (style === "ROA" ? undefined : "Format=json"));
}

/** Messages never show the token. */
export function checkBearerToken(token: unknown): string {
  if (typeof token === "string" && isAccessKeyId(token)) return token;
  throw new TypeError("bearerToken is missing, empty, padded or not ASCII");
}

/** @param authorize changes the headers and gives what is to be added to the query */
function unsigned(
  what: string,
  authorize: (headers: Record<string, string>) => string | undefined | Promise<string | undefined>,
): OtherCredentials {
  return otherCredentials(what, ({ now = () => Date.now(), nonce = () => crypto.randomUUID() }) => (next) => {
    return async (input, init) => {
      const { url, ...call } = await takeApart(input, init);
      const { headers, body } = call;
      refuseUnsafe(call);
      const more = await authorize(headers);
      headers["x-acs-content-sha256"] = await createHasher().sha256(body ?? "");
      headers["x-acs-date"] = dateText(now());
      headers["x-acs-signature-nonce"] = nonce();
      return next(more ? withParameter(url, more) : url, call);
    };
  });
}

/** Unless the caller has it already. */
function withParameter(text: string, parameter: string): string {
  const url = new URL(text);
  const [name = ""] = parameter.split("=");
  if (!url.searchParams.has(name)) url.search += `${url.search ? "&" : "?"}${parameter}`;
  return url.href;
}
