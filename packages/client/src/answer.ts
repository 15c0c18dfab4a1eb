/**
 * From an answer's status, headers and text to its fields, or to the error that it is.
 *
 * Success is decided by the HTTP status: fields named `Code` are common in good answers. What is not 2xx is an error,
 * redirects included. Texts are read by their content, whatever their type says.
 *
 * @see specs/protocol/errors.md 1
 * @module
 */
import { AcsError } from "./acs-error.ts";
import { methodName } from "./method-name.ts";
import { withoutStringToSign, withoutValues } from "./redact.ts";
import { parseJson } from "./styles/json.ts";
import { parseXmlError } from "./xml-error.ts";

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Whether an empty text is a good answer, as it is for DELETE and HEAD. */
  readonly mayBeEmpty: boolean;
}

/**
 * The fields of a good answer. Integers beyond 2^53 - 1 come as `bigint`, whatever their type says: as numbers they
 * would have lost digits.
 *
 * @throws AcsError for any other answer
 */
export function readAnswer(action: string, answer: Answer): unknown {
  const { status, text, mayBeEmpty } = answer;
  const isGood = status >= 200 && status < 300;
  const fields = parse(text, isGood);
  if (!isGood) throw refusal(action, answer, fields ?? {});
  if (fields) return fields;
  if (mayBeEmpty && text.trim() === "") return {};
  throw unexpected(action, answer);
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
function refusal(action: string, answer: Answer, fields: object): AcsError {
  const field = (name: string): unknown => fields[name as never] ?? fields[methodName(name) as never];
  const text = (name: string): string | undefined =>
    (isText(field(name)) ? String(field(name)).trim() : "") || undefined;
  const code = text("Code");
  const message = text("Message");
  if (code === undefined && message === undefined) return unexpected(action, answer);
  const detail = field("AccessDeniedDetail");
  return new AcsError({
    code: code ?? "UnexpectedAnswer",
    message: withoutStringToSign(code, message ?? `HTTP ${answer.status} without a message`),
    status: answer.status,
    action,
    requestId: text("RequestId") ?? requestIdOf(answer),
    hostId: text("HostId"),
    recommend: text("Recommend"),
    accessDeniedDetail: typeof detail === "object" && detail !== null ? { ...detail } : undefined,
  });
}

function isText(value: unknown): boolean {
  return /^(string|number)$/.test(typeof value);
}

/** What comes from a proxy, or broke off. */
function unexpected(action: string, answer: Answer): AcsError {
  const { status, headers, text } = answer;
  const type = headers.get("content-type")?.split(";")[0];
  const what = text.trim() ? `${type ?? "text of no known type"}: ${withoutValues(text)}` : "empty";
  return new AcsError({
    code: "UnexpectedAnswer",
    message:
      status === 0 || (status >= 300 && status < 400) // 0: a browser does not say which
        ? `HTTP ${status}; redirects are not followed, a signature holds for one host`
        : `HTTP ${status}, ${what}`,
    status,
    action,
    requestId: requestIdOf(answer),
  });
}

export function requestIdOf({ headers, text = "" }: { headers: Headers; text?: string }): string | undefined {
  return headers.get("x-acs-request-id") ?? /"?request-?id"?\s*[:>]\s*"?([\w-]{8,})/i.exec(text.slice(0, 65_536))?.[1];
}
