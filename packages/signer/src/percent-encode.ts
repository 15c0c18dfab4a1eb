/**
 * Percent-encoding of all but RFC 3986's unreserved set, the one that both signature generations use.
 *
 * @throws URIError for a lone surrogate: it has no UTF-8 form
 * @see specs/protocol/signing.md 1
 */
export function enc(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text; // most
  const encoded = encodeURIComponent(text);
  return /[!'()*]/.test(encoded) ? encoded.replace(/[!'()*]/g, percent) : encoded;
}

// The five that `encodeURIComponent` leaves.
const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * Transports replace a lone surrogate by U+FFFD and say nothing.
 *
 * @param what the text's name in the message
 */
export function refuseLoneSurrogates(text: unknown, what: string): void {
  if (typeof text === "string" && !text.isWellFormed()) throw new TypeError(`${what}: a lone surrogate`);
}
