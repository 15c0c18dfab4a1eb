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
  let recent = new Map<string, Set<string>>(); // by key: nothing has to be put together for a look-up
  let older: typeof recent = new Map();
  let turnAt = now() + windowMs;

  return (accessKeyId, nonce) => {
    const time = now();
    if (time >= turnAt) {
      older = time < turnAt + windowMs ? recent : new Map();
      recent = new Map();
      turnAt = time + windowMs;
    }
    let used = recent.get(accessKeyId);
    if (used?.has(nonce) || older.get(accessKeyId)?.has(nonce)) return false;
    if (!used) {
      used = new Set();
      recent.set(accessKeyId, used);
    }
    used.add(nonce);
    return true;
  };
}
