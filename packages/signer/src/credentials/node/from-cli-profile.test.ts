import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fromCliProfile, type ProfileOptions } from "../../node.ts";
import { homeWith } from "../testing/home.ts";
import { reasonOf } from "../testing/reason.ts";
import { answered, expiresAt, given, now, playedSts, serving } from "../testing/server.ts";

const key = { access_key_id: "testid", access_key_secret: "s3cretOfKey" };
const temporary = { access_key_id: "STS.testid", access_key_secret: "s3cretOfRole", sts_token: "t0kenOfRole" };
const { expiresAt: _, ...withoutEnd } = given;
const role = { ram_role_arn: "acs:ram::1234567890123456:role/shelf-keeper", ram_session_name: "me" };

/** The CLI's file with the profile `default`, and others. */
function cli(profile: object, others: object[] = [], current = "default"): { home: string; file: string } {
  const config = { current, profiles: [{ name: "default", ...profile }, ...others] };
  const home = homeWith({ ".aliyun/config.json": config });
  return { home, file: join(home, ".aliyun/config.json") };
}

const from = (profile: object, options: ProfileOptions = {}, others: object[] = []) =>
  fromCliProfile({ home: cli(profile, others).home, env: {}, now: () => now, ...options });

it.each([
  [
    "AK, whatever token is left over",
    { mode: "AK", ...key, sts_token: "t0kenOfYore" },
    { accessKeyId: "testid", accessKeySecret: "s3cretOfKey" },
  ],
  ["StsToken", { mode: "StsToken", ...temporary }, withoutEnd],
  ["a mode in another case", { mode: "ststoken", ...temporary }, withoutEnd],
  ["no mode, with a token", { ...temporary }, withoutEnd],
  [
    "External",
    {
      mode: "External",
      process_command: `"${process.execPath}" -e "console.log(JSON.stringify({access_key_id:'testid',access_key_secret:'s'}))"`,
    },
    { accessKeyId: "testid", accessKeySecret: "s" },
  ],
  [
    "CloudSSO with credentials in the file",
    {
      mode: "CloudSSO",
      ...temporary,
      sts_expiration: expiresAt / 1000,
      cloud_sso_sign_in_url: "https://sso.example.com/x",
      cloud_sso_account_id: "1",
      cloud_sso_access_config: "ac-1",
    },
    given,
  ],
  [
    "OAuth with credentials in the file",
    { mode: "OAuth", ...temporary, sts_expiration: expiresAt / 1000, oauth_site_type: "cn" },
    given,
  ],
])("reads a profile of mode %s", async (_, profile, credentials) => {
  expect(await from(profile)()).toEqual(credentials);
});

it("assumes the role of a RamRoleArn profile, with its endpoint, duration, policy and external id", async () => {
  const { url, arrived } = await playedSts();
  const more = { expired_seconds: 1800, policy: '{"Version":"1"}', external_id: "x", sts_endpoint: url };
  expect(await from({ mode: "RamRoleArn", ...key, ...role, ...more })()).toEqual(given);
  expect(arrived[0]?.parameters).toEqual({
    RoleArn: role.ram_role_arn,
    RoleSessionName: "me",
    DurationSeconds: "1800",
    Policy: '{"Version":"1"}',
    ExternalId: "x",
  });
});

it("follows a ChainableRamRoleArn profile to its source, through several roles", async () => {
  const known = { accessKeySecret: "s3cretOfRole", securityToken: "t0kenOfRole" };
  const { url, arrived } = await playedSts({ testid: "s3cretOfKey", "STS.testid": known });
  const chained = { mode: "ChainableRamRoleArn", ...role, sts_endpoint: url, expired_seconds: 0 };
  const others = [
    { name: "middle", ...chained, source_profile: "base" },
    { name: "base", mode: "AK", ...key },
  ];
  expect(await from({ ...chained, source_profile: "middle" }, {}, others)()).toEqual(given);
  expect(arrived).toHaveLength(2);
});

it("asks the metadata service for an EcsRamRole profile, and assumes a role with it where the profile has one", async () => {
  const known = { accessKeySecret: "s3cretOfRole", securityToken: "t0kenOfRole" };
  const sts = await playedSts({ "STS.testid": known });
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { host, pathname } = new URL(String(input));
    if (host !== "100.100.100.200") return globalThis.fetch(input, init);
    asked.push(pathname);
    return init?.method === "PUT" ? new Response("", { status: 404 }) : Response.json({ Code: "Success", ...answered });
  };
  const profile = { ram_role_name: "shelf-keeper" };
  expect(await from({ mode: "EcsRamRole", ...profile }, { fetch })()).toEqual(given);
  expect(asked.at(-1)).toBe("/latest/meta-data/ram/security-credentials/shelf-keeper");
  const assuming = { mode: "RamRoleArnWithRoleName", ...profile, ...role, sts_endpoint: sts.url };
  expect(await from(assuming, { fetch })()).toEqual(given);
  expect(sts.arrived).toHaveLength(1);
});

it("trades the token of an OIDC profile", async () => {
  const { url, arrived } = await playedSts();
  const token = join(homeWith({ token: "t0kenOfOidc" }), "token");
  const oidc = { oidc_provider_arn: "acs:ram::1:oidc-provider/p", oidc_token_file: token, duration_seconds: 900 };
  expect(await from({ mode: "OIDC", ...role, ...oidc, sts_endpoint: url })()).toEqual(given);
  expect(arrived[0]?.parameters).toMatchObject({ RoleSessionName: "me", DurationSeconds: "900" });
});

it("asks the URI of a CredentialsURI profile, or that of the environment", async () => {
  const { url } = await serving(() => ({ body: answered }));
  expect(await from({ mode: "CredentialsURI", credentials_uri: url })()).toEqual(given);
  expect(await from({ mode: "CredentialsURI" }, { env: { ALIBABA_CLOUD_CREDENTIALS_URI: url } })()).toEqual(given);
});

const sso = {
  mode: "CloudSSO",
  ...temporary,
  access_token: "t0kenOfAccess",
  cloud_sso_access_token_expire: now / 1000 + 60,
  cloud_sso_account_id: "1",
  cloud_sso_access_config: "ac-1",
};

it.each([
  ["none", undefined],
  ["some that have ended", now / 1000],
  ["some about to end", now / 1000 + 299],
])("buys credentials for a CloudSSO profile's access token, where the file has %s", async (_, sts_expiration) => {
  const { url, arrived } = await serving(() => ({ body: { CloudCredential: answered } }));
  expect(await from({ ...sso, sts_expiration, cloud_sso_sign_in_url: `${url}/device/login` })()).toEqual(given);
  expect(arrived[0]).toMatchObject({
    method: "POST",
    url: "/cloud-credentials",
    headers: { authorization: "Bearer t0kenOfAccess" },
    body: '{"AccountId":"1","AccessConfigurationId":"ac-1"}',
  });
});

it("uses what is left of the credentials in the file once the access token has ended", async () => {
  const left = { sts_expiration: now / 1000 + 60, cloud_sso_access_token_expire: now / 1000 };
  const profile = { ...sso, ...left, cloud_sso_sign_in_url: "https://sso.example.com/" };
  expect(await from(profile)()).toEqual({ ...given, expiresAt: now + 60_000 });
});

it("buys credentials for an OAuth profile's access token, and never uses the refresh token", async () => {
  const asked: [string, unknown][] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push([String(input), init?.headers]);
    const { accessKeyId, accessKeySecret, securityToken } = given;
    return Response.json({ accessKeyId, accessKeySecret, securityToken, expiration: answered.Expiration });
  };
  const tokens = {
    oauth_access_token: "t0kenOfAccess",
    oauth_access_token_expire: now / 1000 + 60,
    oauth_refresh_token: "t0kenToRenew",
  };
  expect(await from({ mode: "OAuth", oauth_site_type: "INTL", ...tokens }, { fetch })()).toEqual(given);
  expect(asked).toEqual([
    ["https://oauth.alibabacloud.com/v1/exchange", expect.objectContaining({ authorization: "Bearer t0kenOfAccess" })],
  ]);

  const ended = { mode: "OAuth", oauth_site_type: "INTL", ...tokens, oauth_access_token_expire: now / 1000 };
  expect(await reasonOf(from(ended, { fetch }))).toMatch(
    /the sign-in has ended\. Run: aliyun configure --profile default$/,
  );
  expect(asked).toHaveLength(1);
});

it("takes the profile that is asked for, that of the environment, the file's current one, or default", async () => {
  const others = ["one", "two", "three"].map((name) => ({
    name,
    mode: "AK",
    access_key_id: name,
    access_key_secret: "s",
  }));
  const { home } = cli({ mode: "AK", access_key_id: "default", access_key_secret: "s" }, others, "three");
  const env = { ALIBABA_CLOUD_PROFILE: "two" };
  const idOf = async (options: ProfileOptions): Promise<string> =>
    (await fromCliProfile({ home, ...options })()).accessKeyId;
  expect(await idOf({ profile: "one", env })).toBe("one");
  expect(await idOf({ env })).toBe("two");
  expect(await idOf({ env: {} })).toBe("three");
  expect(
    await idOf({ env: {}, home: cli({ mode: "AK", access_key_id: "default", access_key_secret: "s" }, [], "").home }),
  ).toBe("default");
});

it("reads the file again for a renewal", async () => {
  const { home, file } = cli({ mode: "AK", ...key });
  const clock = { now };
  const provider = fromCliProfile({ home, env: {}, now: () => clock.now });
  expect((await provider()).accessKeyId).toBe("testid");
  writeFileSync(
    file,
    JSON.stringify({ profiles: [{ name: "default", mode: "AK", ...key, access_key_id: "changed" }] }),
  );
  clock.now += 15 * 60_000;
  expect((await provider()).accessKeyId).toBe("testid");
  await expect.poll(async () => (await provider()).accessKeyId).toBe("changed");
});

it.each<[name: string, profile: object, message: string]>([
  ["no mode", { access_key_id: "testid" }, "mode is missing. Run: aliyun configure --profile default"],
  [
    "a mode that signs nothing",
    { mode: "BearerToken", bearer_token: "t0ken" },
    "mode BearerToken gives no access key that requests could be signed with",
  ],
  ["no secret", { mode: "AK", access_key_id: "testid" }, "access_key_secret is missing or empty"],
  [
    "a padded secret",
    { mode: "AK", ...key, access_key_secret: "s3cret " },
    "access_key_secret has blanks, line breaks",
  ],
  ["no token", { mode: "StsToken", ...key }, "sts_token is missing. Run: aliyun configure --profile default"],
  ["no role", { mode: "RamRoleArn", ...key }, "ram_role_arn is missing"],
  [
    "a role that is none",
    { mode: "RamRoleArn", ...key, ram_role_arn: "x" },
    "the role's ARN is missing or not of the form",
  ],
  [
    "a duration that is none",
    { mode: "RamRoleArn", ...key, ...role, expired_seconds: "1h" },
    "expired_seconds is not a whole number",
  ],
  ["no source", { mode: "ChainableRamRoleArn", ...role }, "source_profile is missing"],
  [
    "an unknown source",
    { mode: "ChainableRamRoleArn", ...role, source_profile: "base" },
    "there is no profile base; there are: default",
  ],
  [
    "itself as the source",
    { mode: "ChainableRamRoleArn", ...role, source_profile: "default" },
    "its source is itself: default → default",
  ],
  [
    "no token file",
    { mode: "OIDC", ...role, oidc_provider_arn: "acs:ram::1:oidc-provider/p" },
    "oidc_token_file is missing",
  ],
  [
    "a lost token file",
    { mode: "OIDC", ...role, oidc_provider_arn: "acs:ram::1:oidc-provider/p", oidc_token_file: "/no/such" },
    "the token file /no/such does not exist",
  ],
  ["no URI", { mode: "CredentialsURI" }, "ALIBABA_CLOUD_CREDENTIALS_URI is not set"],
  ["no command", { mode: "External" }, "process_command is missing"],
  ["a lost command", { mode: "External", process_command: "/no/such s3cret" }, "the program /no/such was not found"],
  ["no sign-in", { mode: "CloudSSO" }, "cloud_sso_sign_in_url is missing"],
  [
    "a sign-in that has ended",
    { ...sso, cloud_sso_access_token_expire: 1, cloud_sso_sign_in_url: "https://sso.example.com" },
    "the sign-in has ended. Run: aliyun configure --profile default",
  ],
  ["an unknown site", { mode: "OAuth", oauth_site_type: "MOON" }, "oauth_site_type is neither CN nor INTL"],
])("says which file, profile and field: %s", async (_, profile, message) => {
  const { home, file } = cli(profile);
  const reason = await reasonOf(fromCliProfile({ home, env: {}, now: () => now }));
  expect(reason).toContain(`fromCliProfile: ${file}`);
  expect(reason).toContain(`: ${message}`);
  expect(reason).not.toMatch(/s3cret|t0ken/);
});

it("says what the sign-in's host answered", async () => {
  const { url } = await serving(() => ({ status: 401, body: "t0ken" }));
  const reason = await reasonOf(from({ ...sso, cloud_sso_sign_in_url: url }));
  expect(reason).toContain(`${url} answered status 401. Run: aliyun configure --profile default`);
  expect(reason).not.toContain("t0ken");
});

it.each([
  ["no file", {}, "~/.aliyun/config.json does not exist"],
  ["no JSON", { ".aliyun/config.json": "s3cret" }, "~/.aliyun/config.json: it is not a JSON object"],
  [
    "no profiles",
    { ".aliyun/config.json": { profiles: [] } },
    "~/.aliyun/config.json: it has no profiles. Run: aliyun configure",
  ],
  [
    "another profile",
    { ".aliyun/config.json": { profiles: [{ name: "a" }, { name: "b" }] } },
    "~/.aliyun/config.json: there is no profile default; there are: a, b",
  ],
])("says what is wrong with the file: %s", async (_, files, message) => {
  const home = homeWith(files);
  expect(await reasonOf(fromCliProfile({ home, env: {} }))).toBe(`fromCliProfile: ${message.replace("~", home)}`);
});

it("can be switched off, and pointed at another file", async () => {
  const { home, file } = cli({ mode: "AK", ...key });
  const env = { ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true" };
  expect(await reasonOf(fromCliProfile({ home, env }))).toBe(
    "fromCliProfile: ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true",
  );
  expect(await fromCliProfile({ file, env: {} })()).toMatchObject({ accessKeyId: "testid" });
});
