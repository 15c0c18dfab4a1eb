/**
 * Percent-encoding of all but RFC 3986's unreserved set.
 *
 * @see specs/protocol/signing.md 1
 */
export function enc(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
