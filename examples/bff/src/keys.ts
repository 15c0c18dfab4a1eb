import type { CredentialsProvider } from "@acskit/signer";
import { defaultChain, fromRamRoleArn } from "@acskit/signer/node";

export interface KeysOptions {
  /** Epoch milliseconds; `Date.now` */
  readonly now?: () => number;
}

/**
 * What the server signs with: the keys that it finds around it, or temporary ones of a role, which these may assume. STS
 * is asked again before they end, while requests go on with the old ones.
 *
 * @param roleArn `acs:ram::<account>:role/<name>`
 * @throws CredentialsError for a role that is written in another way
 */
export function createKeys(roleArn?: string, options: KeysOptions = {}): CredentialsProvider {
  const found = defaultChain(options);
  if (!roleArn) return found;
  return fromRamRoleArn({ credentials: found, roleArn, sessionName: "bff", durationSeconds: 900, ...options });
}
