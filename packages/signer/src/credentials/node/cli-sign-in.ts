/**
 * Profiles that somebody signed in for with the Alibaba Cloud CLI, in a browser: CloudSSO and OAuth.
 *
 * The temporary credentials in the file are used while they last, then the access token buys new ones. Signing in again
 * is the CLI's affair, and so are refresh tokens: each can be used once, so using them here would sign the CLI out.
 * Nothing is written to the file.
 *
 * @module
 */
import { ask, isRecord, readAnswer } from "../ask.ts";
import type { Fail } from "../credentials-error.ts";
import { answerNames, type Expiring, type FieldNames, type Load, readCredentials } from "../expiring.ts";
import { readUrl } from "../sts.ts";
import { keyNames } from "./key-names.ts";
import type { Profile } from "./profile.ts";
import type { NodeOptions } from "./surroundings.ts";

interface SignIn {
  /** Where credentials are to be had for the token. */
  url: URL;
  token: string | undefined;
  /** Epoch seconds. */
  tokenEnds: number | undefined;
  body?: string;
  /** Where the answer has the credentials. */
  read: (record: Record<string, unknown>, fail: Fail) => Expiring;
}

export function loadCloudSso(profile: Profile, options: NodeOptions): Load {
  const url = readUrl(profile.need("cloud_sso_sign_in_url"), "cloud_sso_sign_in_url", profile.fail);
  return signedIn(profile, options, {
    url: new URL("/cloud-credentials", url),
    token: profile.get("access_token"),
    tokenEnds: profile.number("cloud_sso_access_token_expire"),
    body: JSON.stringify({
      AccountId: profile.need("cloud_sso_account_id"),
      AccessConfigurationId: profile.need("cloud_sso_access_config"),
    }),
    read: ({ CloudCredential: inner }, fail) => readCredentials(isRecord(inner) ? inner : {}, answerNames, fail),
  });
}

export function loadOAuth(profile: Profile, options: NodeOptions): Load {
  const site = oauthSites[profile.need("oauth_site_type").toUpperCase()];
  if (!site) throw profile.fail("oauth_site_type is neither CN nor INTL");
  return signedIn(profile, options, {
    url: new URL("/v1/exchange", site),
    token: profile.get("oauth_access_token"),
    tokenEnds: profile.number("oauth_access_token_expire"),
    read: (record, fail) => readCredentials(record, oauthNames, fail),
  });
}

const oauthSites: Readonly<Record<string, string>> = {
  CN: "https://oauth.aliyun.com",
  INTL: "https://oauth.alibabacloud.com",
};

const oauthNames: FieldNames = {
  accessKeyId: "accessKeyId",
  accessKeySecret: "accessKeySecret",
  securityToken: "securityToken",
  expiration: "expiration",
};

function signedIn(profile: Profile, options: NodeOptions, { url, token, tokenEnds = 0, body, read }: SignIn): Load {
  const { fail } = profile;
  return async () => {
    const now = (options.now ?? Date.now)();
    const canBuy = token && tokenEnds * 1000 > now;
    const stored = storedCredentials(profile);
    const left = (stored?.expiresAt ?? 0) - now;
    if (stored && (left > 5 * 60_000 || (left > 0 && !canBuy))) return stored;
    if (!canBuy) throw fail(`the sign-in has ended. ${profile.advice}`);

    const headers = {
      accept: "application/json",
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
    };
    const answer = await ask(url, { method: "POST", headers, ...(body ? { body } : {}) }, fail, options);
    const failed: Fail = (detail) => fail(`${url.origin} answered ${detail}`);
    if (answer.status !== 200) throw failed(`status ${answer.status}. ${profile.advice}`);
    return read(readAnswer(answer, failed), (detail) => failed(`credentials whose ${detail}`));
  };
}

function storedCredentials(profile: Profile): Expiring | undefined {
  const ends = profile.number("sts_expiration");
  if (!ends || !profile.get("access_key_id") || !profile.get("sts_token")) return undefined;
  return { ...readCredentials(profile.fields, keyNames, profile.fail), expiresAt: ends * 1000 };
}
