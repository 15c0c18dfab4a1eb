/** Remembers nonces: `true` the first time, `false` if the key has used it within the last 15 minutes. */
export type NonceMemory = (accessKeyId: string, nonce: string) => boolean;

const windowMs = 15 * 60_000;

/**
 * A memory of nonces for `verify`, `createVerify` and `verifyV1`: one for all requests of a server. It forgets what is
 * older than the window for times, in which a repeated request would be refused anyway.
 *
 * @param options `now`: epoch milliseconds; `Date.now`
 * @see specs/protocol/errors.md 3.2
 */
export function nonceMemory({ now = () => Date.now() }: { now?: () => number } = {}): NonceMemory {
  let recent = new Set<string>();
  let older = new Set<string>();
  let turnAt = now() + windowMs;

  return (accessKeyId, nonce) => {
    const time = now();
    if (time >= turnAt) {
      older = time < turnAt + windowMs ? recent : new Set();
      recent = new Set();
      turnAt = time + windowMs;
    }
    const used = `${accessKeyId} ${nonce}`;
    if (recent.has(used) || older.has(used)) return false;
    recent.add(used);
    return true;
  };
}
