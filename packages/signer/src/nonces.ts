import { hex } from "./hash.ts";

/**
 * Makes nonces: 128 random bits in hex, the same for all of them, and a number behind. Random bits for each would take
 * as long as the rest of a signature.
 */
export function nonces(): () => string {
  let random = ""; // made for the first: some workers allow no randomness before a request
  let count = 0;
  return () => {
    random ||= hex(crypto.getRandomValues(new Uint8Array(16)).buffer);
    return `${random}${++count}`;
  };
}
