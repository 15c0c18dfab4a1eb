/**
 * From an answer's status, headers and text to its fields, or to the error that it is.
 *
 * Success is decided by the HTTP status: fields named `Code` are common in good answers. What is not 2xx is an error,
 * redirects included. Texts are read by their content, whatever their type says.
 *
 * @see specs/protocol/errors.md 1
 * @module
 */
import type { AcsError } from "./acs-error.ts";
import { failure } from "./failure.ts";
import { methodName } from "./method-name.ts";
import { withoutSecrets, withoutStringToSign, withoutValues } from "./redact.ts";
import { parseJson } from "./styles/json.ts";
import { isRecord } from "./styles/scalar.ts";
import type { Asked } from "./wire-request.ts";
import { parseXmlError } from "./xml-error.ts";

/** Of a response, what is left to read. */
type Head = Pick<Response, "ok" | "status" | "headers">;

/**
 * The fields of a good answer. Integers beyond 2^53 - 1 come as `bigint`, whatever their type says: as numbers they
 * would have lost digits.
 *
 * @throws AcsError for any other answer
 */
export function readAnswer(asked: Asked, head: Head, text: string): unknown {
  const { ok, status } = head;
  const fields = parse(text, ok);
  if (!ok) throw (fields && refusal(asked, head, fields)) ?? unexpected(asked, head, text);
  if (fields) return fields;
  // RPC answers always have a request id in them.
  if ((asked.row.path || asked.method === "HEAD" || status === 204) && text.trim() === "") return {};
  throw unexpected(asked, head, text);
}

function parse(answer: string, isGood: boolean): object | undefined {
  const text = answer.trim();
  if (!isGood && text[0] === "<") return parseXmlError(text);
  try {
    return /^[[{]/.test(text) ? (parseJson(text) as object) : undefined; // by its first character
  } catch {
    return undefined;
  }
}

/** The error that the service names; names of fields may start in lower case. */
function refusal(asked: Asked, { status, headers }: Head, fields: object): AcsError | undefined {
  const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [methodName(name), value]));
  const text = (name: string): string | undefined =>
    (/^(string|number)$/.test(typeof named[name]) && String(named[name]).trim()) || undefined;
  const code = text("code");
  const message = text("message");
  if (!code && !message) return undefined;
  const detail: unknown = named.accessDeniedDetail;
  return failure(
    asked,
    {
      code: code ?? "UnexpectedAnswer",
      message: withoutStringToSign(code, withoutSecrets(message ?? `HTTP ${status} without a message`, asked)),
      status,
      requestId: text("requestId") ?? requestIdOf(headers),
      hostId: text("hostId"),
      recommend: text("recommend"),
      accessDeniedDetail: isRecord(detail) ? detail : undefined,
    },
    headers,
    message,
  );
}

/** What comes from a proxy, or broke off. */
function unexpected(asked: Asked, { status, headers }: Head, answer: string): AcsError {
  const text = withoutSecrets(answer, asked);
  const type = headers.get("content-type")?.split(";")[0] ?? "text";
  const isRedirect = /^(0|3..)$/.test(String(status)); // 0: a browser does not say which
  const what = isRedirect ? "a redirect, not followed" : text.trim() ? `${type}: ${withoutValues(text)}` : "empty";
  return failure(
    asked,
    {
      code: "UnexpectedAnswer",
      message: `HTTP ${status}, ${what}`,
      status,
      requestId: requestIdOf(headers, text),
    },
    headers,
  );
}

export function requestIdOf(headers: Headers, text = ""): string | undefined {
  return headers.get("x-acs-request-id") ?? /"?request-?id"?\s*[:>]\s*"?([\w-]{8,})/i.exec(text.slice(0, 65_536))?.[1];
}
