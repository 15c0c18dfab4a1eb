import { findAlteration } from "../alterations.ts";
import { parseAuthorization } from "../authorization.ts";
import { joined, receivedTarget, signedHeaderNames } from "../canonical-request.ts";
import { type Difference, firstDifference, inQuery } from "../difference.ts";
import { createHasher } from "../hash.ts";
import { type ReceivedRequest, receivedHeaders } from "../received.ts";
import { receivedParameters } from "../v1/received-parameters.ts";
import { stringToSignV1 } from "../v1/string-to-sign-v1.ts";

/** What `explain` found. */
export interface Explanation {
  /**
   * `secret`: the strings to sign agree, so the secret does not. `request`: the service saw another request than was
   * signed. `unknown`: the message says too little.
   */
  readonly reason: "secret" | "request" | "unknown";
  /** For people, without values. */
  readonly message: string;
  /** Both lines, where they are known. Hidden from inspection and JSON: parameters may be secrets. */
  readonly difference?: Difference;
}

/**
 * Compares the string to sign in the service's `SignatureDoesNotMatch` with that of the request as it was sent.
 *
 * @param error an `AcsError`, which keeps what is needed where nothing prints it; or the service's answer (its text, or
 *   JSON as an object), or any error that has its whole message
 * @param request as handed to `fetch`, signed, its URL absolute; a body only where V1 sent a form. An `AcsError` knows it
 *
 * @example
 * const { message } = await explain(await response.text(), { method, url, headers });
 * // another request arrived than was signed; it differs first in: header host
 *
 * @example
 * if (isAcsError(error)) console.error((await explain(error)).message);
 */
export async function explain(error: unknown, request?: ReceivedRequest): Promise<Explanation> {
  const kept = keptBy(error);
  const sent = request ?? kept?.request;
  if (!sent) return { reason: "unknown", message: "the error does not know its request: hand that over, too" };
  return explainText(kept?.answer ?? messageOf(error), sent);
}

async function explainText(text: string, request: ReceivedRequest): Promise<Explanation> {
  const v1 = /\b[A-Z]+&(?:%2F|\/)&[^\s"'<\]]+/.exec(text)?.[0];
  if (v1) return ofV1(v1.replace(/\.$/, ""), request);
  const hash = /ACS3-HMAC-SHA256\s*(?:\\n)?([0-9a-f]{64})/.exec(text)?.[1];
  if (!hash) return { reason: "unknown", message: "the message has no string to sign: hand over the service's own" };
  const target = receivedTarget(request.url);
  if (!target) return { reason: "unknown", message: "the request's URL is not valid" };
  return ofV3(hash, text, ownCanonicalRequest(request, target));
}

async function ofV3(hash: string, text: string, own: string): Promise<Explanation> {
  const hasher = createHasher();
  if ((await hasher.sha256(own)) === hash) return secret;
  const theirs = /\b[A-Z]+\n\/[^\n]*\n[\s\S]*?\n\n[a-z0-9;-]+\n[0-9a-f]{64}/.exec(text)?.[0];
  const difference = theirs === undefined ? undefined : firstDifference(own, theirs);
  if (difference) return request(`it differs first in: ${difference.part}`, difference);
  const what = await findAlteration(own, async (changed) => (await hasher.sha256(changed)) === hash);
  if (what) return request(`the service has ${what}`);
  return request(
    `the service tells only the hash of its canonical request, ${hash}, and yours has another, ` +
      `${await hasher.sha256(own)}: look for what changes method, host, path, query, content-type or x-acs-* on the way`,
  );
}

function ofV1(theirs: string, sent: ReceivedRequest): Explanation {
  const type = receivedHeaders(sent, "")["content-type"];
  if (!receivedTarget(sent.url)) return { reason: "unknown", message: "the request's URL is not valid" };
  const whole = stringToSignV1(sent.method, receivedParameters(sent, type));
  // A token is of use to whoever reads a log, so a service may have put stars in its place.
  const masked = /SecurityToken%3D(?:\*|%252A)+(?=%26|$)/.exec(theirs)?.[0];
  const own = masked ? whole.replace(/SecurityToken%3D.*?(?=%26|$)/, masked) : whole;
  if (own === theirs) return secret;
  const [mine, other] = [own, theirs].map((text) => text.split("&"));
  if (mine?.[0] !== other?.[0]) {
    return request("it differs first in: method", { part: "method", yours: mine?.[0], theirs: other?.[0] });
  }
  const [query = "", otherQuery = ""] = [mine?.[2], other?.[2]].map((text) => decoded(text ?? ""));
  const difference = inQuery(query, otherQuery);
  return request(`it differs first in: ${difference?.part ?? "the encoding of the parameters"}`, difference);
}

const secret: Explanation = {
  reason: "secret",
  message: "everything agrees but the secret: it is not that of this access key id",
};

function request(what: string, difference?: Difference): Explanation {
  const explanation = { reason: "request" as const, message: `another request arrived than was signed; ${what}` };
  return difference ? Object.defineProperty(explanation, "difference", { value: difference }) : explanation;
}

function ownCanonicalRequest(sent: ReceivedRequest, target: NonNullable<ReturnType<typeof receivedTarget>>): string {
  const headers = receivedHeaders(sent, target.host);
  const authorization = parseAuthorization(headers.authorization ?? "");
  const names =
    "fault" in authorization ? signedHeaderNames(Object.keys(headers)) : authorization.signedHeaders.split(";");
  return joined(sent.method, target, headers, names, headers["x-acs-content-sha256"] ?? "");
}

/** What an `AcsError` of any copy of the client keeps of its exchange. */
function keptBy(error: unknown): { answer?: string; request?: ReceivedRequest } | undefined {
  const exchange: unknown = Object(error)[Symbol.for("@acskit/client.AcsError")];
  const { answer, request } = (typeof exchange === "function" && exchange()) || {};
  if (!request?.sent) return answer && { answer };
  return { answer, request: { ...request.sent, method: request.method } };
}

/** Of an error, an answer as JSON, or its text, JSON and XML with their escapes undone. */
function messageOf(error: unknown): string {
  if (typeof error !== "string") {
    const { message, Message } = (error ?? {}) as { message?: unknown; Message?: unknown };
    return String(Message ?? message ?? "");
  }
  try {
    return messageOf(JSON.parse(error) as object);
  } catch {
    return error
      .replace(/&#(?:10|xA);/gi, "\n")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
