import type { CredentialsProvider } from "../../credentials.ts";
import { cached } from "../cached.ts";
import { type Fail, failing } from "../credentials-error.ts";
import type { Load } from "../expiring.ts";
import { loadOidcRole as loadGivenRole } from "../from-oidc-role-arn.ts";
import type { RoleOptions } from "../sts.ts";
import { type NodeOptions, readText, variable, withStsEnvironment } from "./surroundings.ts";

export interface OidcRoleArnOptions extends NodeOptions, Omit<RoleOptions, "roleArn"> {
  /** `ALIBABA_CLOUD_ROLE_ARN` */
  roleArn?: string | undefined;
  /** `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` */
  oidcProviderArn?: string | undefined;
  /** The file that the platform keeps the token in, read for every renewal; `ALIBABA_CLOUD_OIDC_TOKEN_FILE` */
  tokenFile?: string | undefined;
  /** In place of a file. */
  token?: (() => string | Promise<string>) | undefined;
}

/**
 * Credentials of a RAM role for a workload with an OpenID Connect token, such as a pod with RRSA: by
 * AssumeRoleWithOIDC of STS. What is left out comes from the environment.
 */
export function fromOidcRoleArn(options: OidcRoleArnOptions = {}): CredentialsProvider {
  return cached("fromOidcRoleArn", loadOidcRole(options, failing("fromOidcRoleArn")), options);
}

export function loadOidcRole(options: OidcRoleArnOptions, fail: Fail): Load {
  return () => {
    const setting = (given: string | undefined, name: string): string => {
      const value = given || variable(options, name);
      if (!value) throw fail(`${name} is not set`);
      return value;
    };
    const roleArn = setting(options.roleArn, "ALIBABA_CLOUD_ROLE_ARN");
    const oidcProviderArn = setting(options.oidcProviderArn, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
    const file = options.token ? "" : setting(options.tokenFile, "ALIBABA_CLOUD_OIDC_TOKEN_FILE");
    const token = options.token ?? ((): Promise<string> => readText(file, `the token file ${file}`, fail));
    const sessionName = options.sessionName || variable(options, "ALIBABA_CLOUD_ROLE_SESSION_NAME");
    const name = sessionName ? { sessionName } : {};
    return loadGivenRole({ ...withStsEnvironment(options), roleArn, oidcProviderArn, token, ...name }, fail)();
  };
}
