/**
 * What a person can do about a failed call. An entry of its own, so that programs which show no advice do not carry it.
 *
 * @see specs/protocol/errors.md 3
 * @module
 */
import type { AcsError } from "./acs-error.ts";

/** The first pattern that fits `status code` decides; loose ones come last. @see specs/protocol/errors.md 3.4 */
const advices: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/WaitTimeout/, "It did not come in time; lastState says how far it was. Look at the resource, or raise deadlineMs."],
  [/WaitFailed/, "The resource is in a state that waiting does not change; lastState names it. Look at the resource."],
  [/PagingFailed/, "What has come is not all. Try again with another page size; give support the request id."],
  [
    /Throttling|^429/,
    "Too many calls. Send fewer at a time, or later; all keys and users of an account share its limits.",
  ],
  [/^0 NetworkError/, "No answer came. Check the endpoint, the network and the proxy; the cause says what failed."],
  [
    /NetworkError|^2/,
    "The answer broke off, or something on the way gave another. For a write, look first whether it was carried out; then try again.",
  ],
  [
    /^0 Timeout/,
    "The time was over. For a write, look first whether it was carried out; then try again, or raise timeoutMs.",
  ],
  [/^[03]/, "Something on the way redirects the call. Check the endpoint, and whether the network wants a login."],
  [
    /^50[234]|ServiceUnavailable/,
    "The service is busy or down for a moment. For a write, look first whether it was carried out; then try again.",
  ],
  [
    /^500|Internal(Error|Failure)|\binterface\.(error|call)|CallInterface|SystemError/i,
    "The service failed inside. Look whether a write was carried out, try again later, and give support the request id.",
  ],
  [
    /UnexpectedAnswer/,
    "Something on the way seems to answer for the service. Check the endpoint and the proxy, and whether the network wants a login.",
  ],
  [
    /SignatureNonceUsed/,
    "The service has seen this nonce already. If something on the way repeats requests, the first one may have arrived: look before you repeat a write. A source of nonces of your own must never repeat.",
  ],
  [/Timestamp/i, "Set this machine's clock; it may differ from the service's by 15 minutes. Times are UTC."],
  [/SecurityToken\.Expired/, "The temporary credentials have expired. Pass a provider, so that new ones can be had."],
  [
    /SecurityToken/,
    "Temporary credentials are three parts that belong together: key id, secret and security token. Take all three anew.",
  ],
  [/InvalidAccessKeyId\.Inactive/, "The access key is switched off. Switch it on, or use another."],
  [
    /InvalidAccessKeyId/,
    "The service does not know the key id. Check it, blanks around it, and the site it belongs to; a temporary key needs its security token.",
  ],
  [/SignatureDoesNotMatch/, "The secret is not that of the key id, or something on the way changed the request."],
  [/Signature/, "Something on the way removed or changed what the signature consists of. Check proxies."],
  [
    /RiskControl|Balance|ARREARAGE|SaleControl|NotOpen/,
    "The account may not do this now: look for unpaid bills, restrictions, and whether the service is activated.",
  ],
  [
    /NoPermission|Forbidden|Denied|Unauthori/,
    "The user or role lacks a permission. accessDeniedDetail says which, if the service told; a policy in RAM grants it.",
  ],
  [
    /(Action|Api|Product)\.NotFound|InvalidAction|(Invalid|NoSuch)Version|HTTPMethod|NeedSsl/,
    "This host does not know the operation under this name and version. Check the endpoint and the region.",
  ],
  [/Not_?(Found|Exist)|NoSuch/i, "Nothing has this id there. Check it, its region, and whether it is gone already."],
  [
    /Status$|StatusNot|DependencyViolation|InUse/i,
    "The resource is in another state, or others need it. Wait for the state it must have.",
  ],
  [
    /Quota|Limit|NotEnough|TooMany|Exceed/i,
    "A quota is used up or nothing is in stock. Ask for more, or choose another size or region.",
  ],
  [/^\d+ Missing/, "A parameter is missing; the message names it."],
  [/Invalid|Unsupported|Illegal/, "A parameter has a value that the service does not take; the message names it."],
];

/**
 * Advice for a failed call, in plain English.
 *
 * @example
 * if (isAcsError(error)) console.error(error.message, adviceOn(error));
 *
 * @returns one to three sentences, for every error there is
 */
export function adviceOn({ status, code }: Pick<AcsError, "status" | "code">): string {
  const text = `${status} ${code}`;
  return advices.find(([pattern]) => pattern.test(text))?.[1] ?? "The message says what the service did not like.";
}
