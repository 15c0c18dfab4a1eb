import type { Credentials, CredentialsProvider } from "../credentials.ts";
import { failing } from "./credentials-error.ts";
import { takeCredentials } from "./expiring.ts";

/**
 * An access key as it is, or a temporary one with its `securityToken`.
 *
 * Options named `credentials` take the plain object, too; as a provider it is checked here and now, and inspection and
 * `JSON.stringify` show no secret.
 *
 * @throws CredentialsError for a field that is missing, empty or not of printable ASCII without blanks
 */
export function fromStatic(credentials: Credentials): CredentialsProvider {
  const kept = takeCredentials(credentials, failing("fromStatic"));
  return () => kept;
}
