import type { Credentials, CredentialsProvider } from "../credentials.ts";
import { cached } from "./cached.ts";
import { because, type Fail, failing, told } from "./credentials-error.ts";
import { type Load, takeCredentials } from "./expiring.ts";
import { assumeRole, type RoleOptions, readRole } from "./sts.ts";

export interface RamRoleArnOptions extends RoleOptions {
  /** Who assumes the role: an access key, temporary credentials, or a provider of them. */
  credentials: Credentials | CredentialsProvider;
  /** What the role's trust policy asks for from callers of another account. */
  externalId?: string | undefined;
}

/**
 * Credentials of a RAM role, by AssumeRole of STS, signed with the credentials of whoever assumes it.
 *
 * @throws CredentialsError for options that cannot be meant; so does the provider if STS refuses
 */
export function fromRamRoleArn(options: RamRoleArnOptions): CredentialsProvider {
  const fail = failing("fromRamRoleArn");
  return cached("fromRamRoleArn", loadRamRole(options, fail), options);
}

/** Asks STS each time. */
export function loadRamRole(options: RamRoleArnOptions, fail: Fail): Load {
  const { credentials, externalId } = options;
  if (!credentials) throw fail("there are no credentials to assume the role with");
  readRole(options, fail);
  return async () => {
    const role = readRole(options, fail); // again: the session's name may hold the time
    if (externalId) role.parameters.ExternalId = externalId;
    return assumeRole(await sourceCredentials(credentials, fail), role, fail);
  };
}

async function sourceCredentials(given: Credentials | CredentialsProvider, fail: Fail): Promise<Credentials> {
  const failed: Fail = (detail) => fail(`no credentials to assume the role with: ${detail}`);
  let credentials: Credentials;
  try {
    credentials = typeof given === "function" ? await given() : given;
  } catch (error) {
    throw because(failed(told(error)), error);
  }
  return takeCredentials(credentials, failed);
}
