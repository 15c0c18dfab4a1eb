/**
 * What answers repeat of a request, taken out before it gets into an error: parameters may be secrets.
 *
 * @module
 */
import { enc } from "@acskit/signer";
import { must } from "./must.ts";
import { kind } from "./styles/scalar.ts";
import type { Asked } from "./wire-request.ts";

/**
 * A message without the string to sign and the canonical request that the service compares with: they hold the key id
 * and all parameters.
 *
 * @see specs/protocol/errors.md 1
 */
export function withoutStringToSign(code: string | undefined, message: string): string {
  const end = repeatedFrom(code, message);
  return end < message.length ? `${message.slice(0, end).trim()} [string to sign left out]`.trim() : message;
}

/** Where a text starts to repeat the request; its end if it does not. */
export function repeatedFrom(code: string | undefined, text: string): number {
  const start = (pattern: RegExp) => pattern.exec(text)?.index ?? text.length;
  let heading = start(/\b(server\S* )?(string ?to ?sign|canonical ?(request|string))/i);
  while (heading < text.length && /\W/.test(text[heading - 1] ?? "")) heading--; // a pattern for it would take long on long texts
  return code === "SignatureDoesNotMatch" ? Math.min(heading, start(/[[\n&%]|=.*=/)) : heading;
}

/** The first words of a text that nobody expected, without markup and without values. */
export function withoutValues(text: string): string {
  const words = text
    .slice(0, 4096)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/"(?:[^"\\]|\\.)*"?(\s*:)?/g, (text, colon) => (colon ? text : '"…"')) // of JSON, names aside
    .replace(/=[^&\s"'<>]+|\S*%[\dA-F]{2}\S*|\b\d{4,}\b/g, (text) => (text[0] === "=" ? "=…" : "…")) // of a query or a form
    .replace(/[\s\p{Cc}]+/gu, " ") // no control characters: terminals obey them
    .trim();
  return words.replace(/^(.{120}).+/, "$1…");
}

/**
 * A text, or an error with its causes, without what it repeats of a call: the query, the signature, tokens, and values
 * of parameters that may be secrets. Some transports write the whole URL into their errors, or hang the request on them:
 * of such an error name, message, stack and code are left. One that repeats nothing is given back as it is.
 */
export function withoutSecrets<Thrown>(thrown: Thrown, request: Asked): Thrown {
  const secrets = secretsOf(request);
  const clean = (text: string): string => secrets.reduce((left, secret) => left.replaceAll(secret, "…"), text);
  const cleaned = (value: unknown, depth = 0): unknown => {
    if (typeof value === "string") return clean(value);
    if (Object(value) !== value) return value;
    const shown = tried(() => shownOf(value, new Set()));
    if (shown !== undefined && clean(shown) === shown) return value;
    const field = (name: string): unknown => tried(() => (value as Record<string, unknown>)[name]); // getters may throw
    const text = (name: string): string => clean(tried(() => String(field(name) ?? "")) ?? "");
    const [name, code, message] = [text("name"), text("code"), text("message")];
    const cause = depth < 9 ? cleaned(field("cause"), depth + 1) : undefined; // some have themselves for a cause
    const known = new Error(message, cause ? { cause } : {});
    return Object.assign(known, { stack: text("stack") || message }, name && { name }, code && { code });
  };
  return cleaned(thrown) as Thrown;
}

function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** All that inspection may print. @throws for what may print more, for what has no end, and for what cannot be read */
function shownOf(value: unknown, seen: Set<unknown>): string {
  if (Object(value) !== value) return String(value);
  const { message, stack, code } = value as Error & { code?: unknown };
  must(value instanceof Error || /^(Error|Object|Array)$/.test(kind(value)), "unclear");
  if (seen.has(value)) return "";
  must(seen.add(value).size < 100, "long");
  let text = `${message}\n${stack}\n${code}`;
  const fields = value as Record<string | symbol, unknown>;
  for (const name of Reflect.ownKeys(fields)) text += `\n${String(name)}\n${shownOf(fields[name], seen)}`;
  return text;
}

/** The longest first, for one may be part of another. */
function secretsOf({ row, sent }: Asked): string[] {
  if (!sent) return [];
  const { url, headers, body } = sent;
  const query = url.split("?")[1] ?? "";
  const names = `Signature SecurityToken BearerToken ${row.secrets}`.split(" ");
  const values = [...new URLSearchParams(`${query}&${typeof body === "string" ? body : ""}`)]
    .filter(([name]) => names.includes(name.split(".", 1)[0] as string))
    .flatMap(([, value]) => [value, ...textsIn(value)]);
  const { authorization, "x-acs-security-token": token, "x-acs-bearer-token": bearer } = headers;
  return [query, authorization, token, bearer, ...values, ...values.map(enc)]
    .filter((text): text is string => `${text ?? ""}`.length > 3)
    .sort((a, b) => b.length - a.length);
}

/** Of a value in JSON the texts, without the names. */
function textsIn(json: string): string[] {
  return [...json.matchAll(/"((?:[^"\\]|\\.)*)"(:?)/g)].map(([, text = "", colon]) => (colon ? "" : text));
}
