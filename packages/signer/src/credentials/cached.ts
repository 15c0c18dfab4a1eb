import type { Credentials, CredentialsProvider } from "../credentials.ts";
import { failing } from "./credentials-error.ts";
import { type AnsweredKeys, type Load, takeCredentials } from "./expiring.ts";

export interface CacheOptions {
  /** Epoch milliseconds; `Date.now` */
  now?: (() => number) | undefined;
}

/**
 * A provider that keeps what a source gave, and asks again in time.
 *
 * - Credentials are renewed 5 minutes before they expire, or in the last quarter of a life shorter than 20 minutes.
 *   Calls go on with the old ones meanwhile; only after the expiry they wait.
 * - Credentials without an expiry are asked for again after 15 minutes, for files and keys are changed by hand, too.
 * - The source is asked once at a time, however many calls wait.
 * - Credentials that the service has refused are renewed at once, whatever their date.
 * - If it fails while the old credentials are valid, they stay, and it is asked again a minute later.
 *
 * There are no timers: time passes when somebody asks.
 *
 * @param source its name, for errors
 * @param load asks the source: credentials, or the keys of an answer of STS as they are
 * @throws what `load` throws, when there is nothing valid
 */
export function cached(
  source: string,
  load: Load | (() => Promise<AnsweredKeys>),
  { now = () => Date.now() }: CacheOptions = {},
): CredentialsProvider {
  const fail = failing(source);
  let kept: { credentials: Credentials; renewAt: number; expiresAt: number } | undefined;
  let loading: Promise<Credentials> | undefined;

  async function renew(): Promise<Credentials> {
    const credentials = takeCredentials(await load(), fail);
    const time = now();
    const { expiresAt = Number.POSITIVE_INFINITY } = credentials;
    const life = expiresAt - time;
    if (life <= 0) throw fail("what it gave has expired already. Is this machine's clock right?");
    const renewAt = time + (life === Number.POSITIVE_INFINITY ? 15 * minute : life - Math.min(5 * minute, life / 4));
    kept = { credentials, renewAt, expiresAt };
    return credentials;
  }

  async function renewOnce(): Promise<Credentials> {
    loading ??= renew().finally(() => {
      loading = undefined;
    });
    const current = loading;
    try {
      return await current;
    } catch (error) {
      if (loading !== current) throw error;
      // Not its own failure, or it would be gone: it was begun by a request to a worker that has ended, and workerd lets
      // nobody else wait for that.
      loading = undefined;
      return renewOnce();
    }
  }

  return ({ refused } = {}) => {
    const old = kept;
    const time = now();
    if (!old || time >= old.expiresAt || refused === old.credentials.accessKeyId) return renewOnce();
    if (time >= old.renewAt) {
      renewOnce().catch(() => {
        old.renewAt = now() + minute;
      });
    }
    return old.credentials;
  };
}

const minute = 60_000;
