/**
 * What answers repeat of a request, taken out before it gets into an error: parameters may be secrets.
 *
 * @module
 */

/**
 * A message without the string to sign and the canonical request that the service compares with: they hold the key id
 * and all parameters.
 *
 * @see specs/protocol/errors.md 1
 */
export function withoutStringToSign(code: string | undefined, message: string): string {
  const repeated = /\W*\b(server['’]?s? )?(string ?to ?sign|canonical ?(request|string))\b/i.exec(message)?.index;
  const data = code === "SignatureDoesNotMatch" ? /[[\n&%]|=.*=/.exec(message)?.index : undefined;
  const end = Math.min(repeated ?? message.length, data ?? message.length);
  if (end === message.length) return message;
  return `${message.slice(0, end).trim()} [the service's string to sign is left out: it holds the parameters]`.trim();
}

const excerptLength = 120;

/** The first words of a text that nobody expected, without markup and without values. */
export function withoutValues(text: string): string {
  const words = text
    .slice(0, 4096)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/"(?:[^"\\]|\\.)*"?(\s*:)?/g, (text, colon) => (colon ? text : '"…"')) // of JSON, names aside
    .replace(/=[^&\s"'<>]+|\b\d{4,}\b/g, (text) => (text[0] === "=" ? "=…" : "…")) // of a query or a form
    .replace(/\s+/g, " ")
    .trim();
  return words.length > excerptLength ? `${words.slice(0, excerptLength)}…` : words;
}

/** An error of the transport; some write the whole URL into their message. */
export function withoutQuery(cause: unknown, url: string): unknown {
  const query = url.split("?")[1];
  if (!query || !(cause instanceof Error) || !`${cause.message}${cause.stack}`.includes(query)) return cause;
  const clean = new Error(cause.message.replaceAll(query, "…"));
  return Object.assign(clean, { name: cause.name, code: (cause as { code?: unknown }).code });
}
