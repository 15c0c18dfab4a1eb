import type { CredentialsProvider } from "../credentials.ts";
import { cached } from "./cached.ts";
import { because, type Fail, failing, told } from "./credentials-error.ts";
import type { Load } from "./expiring.ts";
import { assumeRoleWithOidc, type RoleOptions, readRole } from "./sts.ts";

export interface OidcRoleArnOptions extends RoleOptions {
  /** `acs:ram::<account>:oidc-provider/<name>` */
  oidcProviderArn: string;
  /** Gives the identity provider's token; called for every renewal. */
  token: () => string | Promise<string>;
}

/**
 * Credentials of a RAM role for somebody whom an OpenID Connect provider vouches for, by AssumeRoleWithOIDC of STS.
 *
 * @throws CredentialsError for options that cannot be meant; so does the provider if STS refuses
 */
export function fromOidcRoleArn(options: OidcRoleArnOptions): CredentialsProvider {
  const fail = failing("fromOidcRoleArn");
  return cached("fromOidcRoleArn", loadOidcRole(options, fail), options);
}

/** Asks STS each time. */
export function loadOidcRole(options: OidcRoleArnOptions, fail: Fail): Load {
  const { oidcProviderArn, token } = options;
  if (typeof oidcProviderArn !== "string" || !/^acs:ram::\w+:oidc-provider\/\S+$/.test(oidcProviderArn)) {
    throw fail("the OIDC provider's ARN is missing or not of the form acs:ram::<account>:oidc-provider/<name>");
  }
  if (typeof token !== "function") throw fail("token is not a function that gives the OIDC token");
  readRole(options, fail);
  return async () => {
    const role = readRole(options, fail);
    let text: unknown;
    try {
      text = await token();
    } catch (error) {
      throw because(fail(`no OIDC token: ${told(error)}`), error);
    }
    if (typeof text !== "string" || !text.trim()) throw fail("the OIDC token is empty");
    return assumeRoleWithOidc(text.trim(), oidcProviderArn, role, fail);
  };
}
