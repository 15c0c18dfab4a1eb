/**
 * A request as it arrived, and what both generations of signatures check in it.
 *
 * @see specs/protocol/errors.md 3.2
 * @module
 */
import type { Difference } from "./difference.ts";
import type { Data } from "./hash.ts";
import type { NonceMemory } from "./nonce-memory.ts";

/** A request as it arrived: a `Request` with its body read, or what `node:http` gives. */
export interface ReceivedRequest {
  readonly method: string;
  /** Absolute, or from the path on, as `node:http` has it. */
  readonly url: string;
  /** `Headers`, or a record by lower-case name such as `node:http`'s. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes; nothing, or no bytes, for an empty body. */
  readonly body?: Data | ArrayBuffer | null | undefined;
  /** The host header as received, where `headers` lacks it (a `Request` never has it); else the URL's host. */
  readonly host?: string | undefined;
  /** The caller's own canonical request, if it tells: then a wrong signature can be explained (not in V1). */
  readonly canonicalRequest?: string | undefined;
}

/** What is known of a key: its secret, for a temporary key with its token. */
export type KnownKey = string | { readonly accessKeySecret: string; readonly securityToken?: string | undefined };

export interface VerifyOptions {
  /** The server's clock, epoch milliseconds; `Date.now` */
  now?: (() => number) | undefined;
  /** `nonceMemory()`: a nonce is refused the second time; otherwise nobody remembers. */
  nonces?: NonceMemory | undefined;
}

/** The service's codes for what can be wrong with a signature. @see specs/protocol/errors.md 3.2 */
export type VerificationCode =
  | "IllegalTimestamp"
  | "IncompleteSignature"
  | "InvalidAccessKeyId.NotFound"
  | "InvalidSecurityToken.MismatchWithAccessKey"
  | "InvalidSignatureMethod"
  | "InvalidTimeStamp.Expired"
  | "InvalidTimeStamp.Format"
  | "MissingSecurityToken"
  | "SignatureDoesNotMatch"
  | "SignatureNonceUsed";

/** `canonicalRequest` is hidden from `JSON.stringify` and inspection: it holds tokens and every parameter. */
export type Verification =
  | { readonly ok: true; readonly accessKeyId: string }
  | {
      readonly ok: false;
      readonly code: VerificationCode;
      /** For people: which part is wrong. No secrets, no values. */
      readonly message: string;
      readonly accessKeyId?: string;
      /** As this side computed it, once that far. */
      readonly canonicalRequest?: string;
      readonly stringToSign?: string;
      /** Where the caller's canonical request parts from this one; hidden likewise. */
      readonly difference?: Difference;
    };

/** Looks up an access key id; nothing means that there is no such key. */
export type SecretOf = (accessKeyId: string) => KnownKey | undefined | Promise<KnownKey | undefined>;

export type Fault = [code: VerificationCode, message: string] | undefined;

/** Only of a request whose signature is right: nobody else can use up a key's nonces. */
export const usedNonce: NonNullable<Fault> = [
  "SignatureNonceUsed",
  "this nonce was used within the last 15 minutes: each attempt needs its own",
];

/** One text for each lower-case name, `host` among them. */
export function receivedHeaders({ headers: given, host }: ReceivedRequest, urlHost: string): Record<string, string> {
  // No prototype would be safer, and makes each look-up slow: callers' own names are looked up by `Object.hasOwn`.
  const received = isIterable(given) ? Object.fromEntries(given) : given;
  const headers: Record<string, unknown> = Object.assign({}, received);
  for (const name of Object.keys(received)) {
    const value = received[name];
    const key = name.toLowerCase();
    if (key !== name || headers[name] === undefined) delete headers[name];
    if (value === undefined) continue;
    const text = typeof value === "string" ? value.trim() : value.join(", ");
    if (headers[key] !== text) headers[key] = text; // hardly ever: a copy in one go is faster than name by name
  }
  headers.host = host ?? headers.host ?? urlHost;
  return headers as Record<string, string>;
}

// Not by class: another library's `Headers` is as good.
const isIterable = (headers: ReceivedRequest["headers"]): headers is Headers => Symbol.iterator in headers;

/** @see specs/protocol/signing.md 2.7 */
export function dateFault(name: string, date: string | undefined, now: number): Fault {
  if (!date) return ["IllegalTimestamp", `there is no ${name}`];
  const time = Date.parse(date);
  const day = date.slice(8, 10);
  // `parse` takes a day that the month does not have for one of the next.
  const isOther = Number.isNaN(time) || (day > "28" && new Date(time).getUTCDate() !== Number(day));
  if (isOther || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) {
    return ["InvalidTimeStamp.Format", `${name} is not of the form yyyy-MM-ddTHH:mm:ssZ`];
  }
  if (Math.abs(now - time) > windowMs) {
    const seconds = Math.round((time - now) / 1000);
    return ["InvalidTimeStamp.Expired", `${name} is ${seconds} s from the server's time; 900 s are allowed`];
  }
  return undefined;
}

const windowMs = 15 * 60 * 1000;

/** As far as a lookup can know. @see specs/protocol/signing.md 2.8 */
export function tokenFault(
  name: string,
  sent: string | undefined,
  accessKeyId: string,
  known: string | undefined,
): Fault {
  if (!sent && (known || accessKeyId.startsWith("STS."))) {
    return ["MissingSecurityToken", `a temporary access key without its ${name}`];
  }
  if (sent && known && !sameText(sent, known)) {
    return ["InvalidSecurityToken.MismatchWithAccessKey", `${name} is not this access key's token`];
  }
  return undefined;
}

/** Takes as long wherever two texts of one length differ. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
