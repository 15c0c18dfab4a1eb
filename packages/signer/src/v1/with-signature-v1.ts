/**
 * The older signature of RPC products, HMAC-SHA1, for programs that grew up on it. New ones take `withSignature`.
 *
 * In: method, URL, form body. Out: URL and body with all parameters of V1 among them, `Signature` last.
 * Throws `TypeError` for what this signature cannot cover, before anything is hashed.
 *
 * @see specs/protocol/signing.md 3
 * @module
 */
import { type Credentials, type CredentialsProvider, checkCredentials, provided } from "../credentials.ts";
import { dateText } from "../date-text.ts";
import { otherCredentials } from "../other-credentials.ts";
import { type Call, refuseUnsafe, takeApart } from "../outgoing.ts";
import { enc } from "../percent-encode.ts";
import type { SignerOptions } from "../signer.ts";
import { checkBearerToken } from "../unsigned.ts";
import type { Fetch, OtherCredentials } from "../with-signature.ts";
import { type Parameter, signatureV1, stringToSignV1 } from "./string-to-sign-v1.ts";

/** A token in place of a key: such calls are not signed. */
export interface BearerToken {
  readonly bearerToken: string;
}

export interface V1Options {
  /**
   * Where parameters go in a POST. `query`: the caller's stay where they are, what is added goes into the URL, as the
   * vendor's openapi-core has it. `form`: all go into the body, and the URL is bare, as pop-core has it, so that none
   * shows up in logs of URLs. `query` when left out.
   */
  parameters?: "query" | "form";
}

export interface SignerV1Options extends Omit<SignerOptions, "credentials">, V1Options {
  /** A provider is called for every attempt. */
  credentials: Credentials | CredentialsProvider | BearerToken;
}

/**
 * A layer around `fetch` that signs every request by HMAC-SHA1. `Action` and `Version` are parameters or the headers
 * `x-acs-action` and `x-acs-version`. What the caller gives wins over what would be generated (`Format`, `Timestamp`,
 * `SignatureNonce`), unless the request was signed before: then everything is made anew.
 *
 * @throws TypeError for unusable options. The returned function rejects with `TypeError` for a path other than `/`, a
 *   body that is no form, and whatever `withSignature` refuses
 *
 * @example
 * const signed = withSignatureV1({ credentials: { accessKeyId, accessKeySecret } })(fetch);
 * await signed("https://shelves.example.com/?Action=CreateShelf&Version=2024-01-01&Size=3", { method: "POST" });
 */
export function withSignatureV1(options: SignerV1Options): (next: Fetch) => Fetch {
  const { credentials, parameters, now = () => Date.now(), nonce = () => crypto.randomUUID() } = options;
  if (isBearer(credentials)) checkBearerToken(credentials.bearerToken);
  else if (typeof credentials !== "function") checkCredentials(credentials);
  return (next) => async (input, init) => {
    const call = await takeApart(input, init);
    refuseUnsafe(call);
    const given = parametersOf(call);
    const keys = isBearer(credentials)
      ? credentials
      : typeof credentials === "function"
        ? await provided(credentials)
        : credentials;
    const added = generated(call, given, { Timestamp: dateText(now()), SignatureNonce: nonce(), ...described(keys) });
    if ("accessKeySecret" in keys) {
      const text = stringToSignV1(call.method, [...given.query, ...given.form, ...added]);
      added.push(["Signature", await signatureV1(keys.accessKeySecret, text)]);
    }
    return next(...placed(call, given, added, parameters === "form"));
  };
}

/** Credentials that sign by HMAC-SHA1, for whatever takes `credentials`, such as a client. */
export function v1(credentials: SignerV1Options["credentials"], options: V1Options = {}): OtherCredentials {
  return otherCredentials("a key for HMAC-SHA1", (rest) => withSignatureV1({ ...rest, ...options, credentials }));
}

interface Given {
  readonly url: URL;
  readonly query: readonly Parameter[];
  readonly form: readonly Parameter[];
}

function parametersOf({ url: text, headers, body }: Call): Given {
  const url = new URL(text);
  if (url.pathname !== "/") throw new TypeError("HMAC-SHA1 signs RPC calls, whose path is /");
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "");
  if (body?.length && !isForm) throw new TypeError("HMAC-SHA1 covers no other body than a form");
  const sent = typeof body === "string" ? body : new TextDecoder().decode(body ?? undefined);
  let query = [...url.searchParams];
  let form = [...new URLSearchParams(sent)];
  const odd = [...query, ...form].find(([name]) => /[^\0-\x7f]/.test(name));
  if (odd) throw new TypeError(`parameter ${odd[0]}: names outside ASCII cannot be signed safely`);
  if ([...query, ...form].some(([name]) => name === "Signature")) {
    query = query.filter(([name]) => !remade.has(name));
    form = form.filter(([name]) => !remade.has(name));
  }
  return { url, query, form };
}

/** What an earlier signature put there; a nonce works once. */
const remade: ReadonlySet<string> = new Set([
  "AccessKeyId",
  "SecurityToken",
  "Signature",
  "SignatureMethod",
  "SignatureNonce",
  "SignatureVersion",
  "Timestamp",
]);

/** @see specs/protocol/signing.md 3.1, 3.4 */
function described(keys: Credentials | BearerToken): Record<string, string> {
  if (isBearer(keys)) return { BearerToken: keys.bearerToken, SignatureType: "BEARERTOKEN" };
  return {
    AccessKeyId: keys.accessKeyId,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    ...(keys.securityToken && { SecurityToken: keys.securityToken }),
  };
}

const isBearer = (keys: SignerV1Options["credentials"]): keys is BearerToken =>
  typeof keys === "object" && keys !== null && "bearerToken" in keys;

/** What the caller did not give. Who calls is no business of parameters: credentials win there. */
function generated({ headers }: Call, { query, form }: Given, made: Record<string, string>): Parameter[] {
  const names = new Set([...query, ...form].map(([name]) => name));
  const doubled = ["AccessKeyId", "BearerToken", "SecurityToken", "SignatureType"].find((name) => names.has(name));
  if (doubled) throw new TypeError(`parameter ${doubled}: the credentials say that`);
  const all: Record<string, string | undefined> = {
    Action: headers["x-acs-action"],
    Version: headers["x-acs-version"],
    Format: "JSON",
    ...made,
  };
  return Object.entries(all).flatMap(([name, value]) => {
    if (names.has(name)) return [];
    if (!value)
      throw new TypeError(`${name} is missing: give it as a parameter, or as the header x-acs-${name.toLowerCase()}`);
    return [[name, value] as const];
  });
}

/** @see specs/protocol/signing.md 3.4 */
function placed(call: Call, { url, query, form }: Given, added: Parameter[], inForm: boolean): [string, Call] {
  if (inForm && !/^(GET|HEAD)$/.test(call.method)) {
    url.search = "";
    const headers = { ...call.headers, "content-type": "application/x-www-form-urlencoded" };
    return [url.href, { ...call, headers, body: written([...query, ...form, ...added]) }];
  }
  url.search = written([...query, ...added]);
  return [url.href, call];
}

function written(parameters: readonly Parameter[]): string {
  return parameters.map(([name, value]) => `${enc(name)}=${enc(value)}`).join("&");
}
