/**
 * Percent-encoding of RFC 3986's unreserved set, the one that both signature generations use.
 *
 * @throws TypeError for a lone surrogate: it has no UTF-8 form
 * @see specs/protocol/signing.md 1
 */
export function enc(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, percent);
  } catch {
    throw new TypeError("a text to sign has a lone surrogate, which has no UTF-8 form");
  }
}

// The five that `encodeURIComponent` leaves.
const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** @throws TypeError for a lone surrogate, which transports silently replace by U+FFFD */
export function refuseLoneSurrogates(text: string, what: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${what} has a lone surrogate, which has no UTF-8 form`);
}
