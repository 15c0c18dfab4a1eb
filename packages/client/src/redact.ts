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
  const end = repeatedFrom(code, message);
  return end < message.length ? `${message.slice(0, end).trim()} [string to sign left out]`.trim() : message;
}

/** Where a text starts to repeat the request; its end if it does not. */
export function repeatedFrom(code: string | undefined, text: string): number {
  const start = (pattern: RegExp) => pattern.exec(text)?.index ?? text.length;
  const heading = start(/\W*\b(server\S* )?(string ?to ?sign|canonical ?(request|string))/i);
  return code === "SignatureDoesNotMatch" ? Math.min(heading, start(/[[\n&%]|=.*=/)) : heading;
}

/** The first words of a text that nobody expected, without markup and without values. */
export function withoutValues(text: string): string {
  const words = text
    .slice(0, 4096)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/"(?:[^"\\]|\\.)*"?(\s*:)?/g, (text, colon) => (colon ? text : '"…"')) // of JSON, names aside
    .replace(/=[^&\s"'<>]+|\S*%[\dA-F]{2}\S*|\b\d{4,}\b/g, (text) => (text[0] === "=" ? "=…" : "…")) // of a query or a form
    .replace(/\s+/g, " ")
    .trim();
  return words.replace(/^(.{120}).+/, "$1…");
}

/** An error of the transport, with its causes; some write the whole URL into their message. */
export function withoutQuery(cause: unknown, url: string): unknown {
  const query = url.split("?")[1];
  if (!query || !(cause instanceof Error)) return cause;
  const inner = withoutQuery(cause.cause, url);
  const text = `${cause.message}${cause.stack}${(cause as { path?: unknown }).path}`; // Bun has the URL for a path
  if (inner === cause.cause && !text.includes(query)) return cause;
  const clean = new Error(cause.message.replaceAll(query, "…"), { cause: inner });
  return Object.assign(clean, { name: cause.name, code: (cause as { code?: unknown }).code });
}
