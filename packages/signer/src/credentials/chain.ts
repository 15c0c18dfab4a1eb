import type { Credentials, CredentialsProvider } from "../credentials.ts";
import { CredentialsError, told } from "./credentials-error.ts";

/**
 * The first of several sources that gives credentials. It is asked alone from then on, so a program does not change
 * its identity while it runs; while none gives any, every call tries all again.
 *
 * @throws CredentialsError that lists every source and why it was passed over
 */
export function chain(sources: readonly CredentialsProvider[], name = "chain"): CredentialsProvider {
  let found: CredentialsProvider | undefined;
  let searching: Promise<Credentials> | undefined;

  async function search(): Promise<Credentials> {
    const errors: unknown[] = [];
    for (const source of sources) {
      try {
        const credentials = await source();
        found = source;
        return credentials;
      } catch (error) {
        errors.push(error);
      }
    }
    const reasons = errors.map((error, at) => {
      const reason = told(error).replaceAll("\n", "\n  ");
      return `\n  - ${error instanceof CredentialsError ? reason : `source ${at + 1}: ${reason}`}`;
    });
    throw new CredentialsError(name, `no source gave credentials${reasons.join("")}`, errors);
  }

  return (need) => {
    if (found) return found(need);
    searching ??= search().finally(() => {
      searching = undefined;
    });
    return searching;
  };
}
