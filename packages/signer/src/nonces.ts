import { hex } from "./hash.ts";

/**
 * Makes nonces of 128 random bits, in hex. Sixty-four are made at once, and cut out of one text: one at a time costs as
 * much as the rest of a signature.
 */
export function nonces(): () => string {
  let text = "";
  let at = 0;
  return () => {
    if (at === text.length) {
      text = hex(crypto.getRandomValues(new Uint8Array(1024)).buffer);
      at = 0;
    }
    at += 32;
    return text.slice(at - 32, at);
  };
}
