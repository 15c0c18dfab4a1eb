import { join } from "node:path";
import { expect, it } from "vitest";
import { fromCredentialsFile, fromProfile } from "../../node.ts";
import { homeWith } from "../testing/home.ts";
import { reasonOf } from "../testing/reason.ts";
import { answered, given, now, playedSts, serving } from "../testing/server.ts";

const ini = (text: string): string => homeWith({ ".alibabacloud/credentials": text });
const key = "access_key_id = testid\naccess_key_secret = s3cretOfKey\n";
const role = "role_arn = acs:ram::1234567890123456:role/shelf-keeper\nrole_session_name = me\n";
const options = { env: {}, now: () => now };

it("reads access keys, temporary ones too", async () => {
  const home = ini(
    `[default] # the usual\ntype = access_key # a comment\n${key}[t]\ntype = sts\n${key}security_token = t0ken\n`,
  );
  const credentials = { accessKeyId: "testid", accessKeySecret: "s3cretOfKey" };
  expect(await fromCredentialsFile({ home, ...options })()).toEqual(credentials);
  expect(await fromCredentialsFile({ home, ...options, profile: "t" })()).toEqual({
    ...credentials,
    securityToken: "t0ken",
  });
  expect(await fromCredentialsFile({ home, env: { ALIBABA_CLOUD_PROFILE: "t" } })()).toMatchObject({
    securityToken: "t0ken",
  });
});

it("assumes roles, with a key or an OIDC token, at the host that the environment means", async () => {
  const { url, arrived } = await playedSts();
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const target = new URL(String(input));
    asked.push(target.origin);
    // What was signed for the real host has to arrive under its name; `fetch` would not let it be said.
    return globalThis.fetch(`${url}${target.pathname}${target.search}`, init);
  };
  const token = join(homeWith({ token: "t0kenOfOidc" }), "token");
  const oidc = `oidc_provider_arn = acs:ram::1:oidc-provider/p\noidc_token_file_path = ${token}\n`;
  const home = ini(
    `[default]\ntype = oidc_role_arn\n${role}${oidc}[k]\ntype = ram_role_arn\n${key}${role}policy = '{"Version":"1"}'\n`,
  );
  const env = { ALIBABA_CLOUD_STS_REGION: "cn-beijing" };
  expect(await fromCredentialsFile({ home, now: () => now, env, fetch })()).toEqual(given);
  expect(await reasonOf(fromCredentialsFile({ home, now: () => now, env, fetch, profile: "k" }))).toContain(
    "SignatureDoesNotMatch",
  );
  expect(asked).toEqual(["https://sts.cn-beijing.aliyuncs.com", "https://sts.cn-beijing.aliyuncs.com"]);
  expect(arrived[1]?.parameters).toMatchObject({ RoleSessionName: "me", Policy: '{"Version":"1"}' });
});

it("asks the metadata service", async () => {
  const service = await serving(({ method }) => (method === "PUT" ? { status: 404 } : { body: answered }));
  const fetch: typeof globalThis.fetch = (input, init) =>
    globalThis.fetch(String(input).replace("http://100.100.100.200", service.url), init);
  const home = ini("[default]\ntype = ecs_ram_role\nrole_name = shelf-keeper\n");
  expect(await fromCredentialsFile({ home, ...options, fetch })()).toEqual(given);
  expect(service.arrived.at(-1)?.url).toBe("/latest/meta-data/ram/security-credentials/shelf-keeper");
});

it.each([
  ["no section", "[a]\n[b]\n", ": there is no section [default]; there are: a, b"],
  ["no sections", "", ": there is no section [default]; there are: none"],
  ["a line that is nothing", "[default]\ns3cret\n", ": line 2 is no [section], no key = value and no comment"],
  ["no type", `[default]\n${key}`, ", section [default]: type is missing. Add it to the section."],
  [
    "another type",
    "[default]\ntype = bearer\n",
    ", section [default]: its type is none of access_key, sts, ecs_ram_role, ram_role_arn, oidc_role_arn",
  ],
  [
    "no secret",
    "[default]\ntype = access_key\naccess_key_id = testid\n",
    ", section [default]: access_key_secret is missing or empty",
  ],
  [
    "no token",
    `[default]\ntype = sts\n${key}`,
    ", section [default]: security_token is missing. Add it to the section.",
  ],
  [
    "no role",
    `[default]\ntype = ram_role_arn\n${key}`,
    ", section [default]: role_arn is missing. Add it to the section.",
  ],
  [
    "no OIDC provider",
    `[default]\ntype = oidc_role_arn\n${role}`,
    ", section [default]: oidc_provider_arn is missing. Add it to the section.",
  ],
])("says which file, section and key: %s", async (_, text, message) => {
  const home = ini(text);
  const file = join(home, ".alibabacloud/credentials");
  expect(await reasonOf(fromCredentialsFile({ home, ...options }))).toBe(`fromCredentialsFile: ${file}${message}`);
});

it("says which variable named a file that does not exist", async () => {
  const env = { ALIBABA_CLOUD_CREDENTIALS_FILE: "/no/such" };
  expect(await reasonOf(fromCredentialsFile({ env }))).toBe(
    "fromCredentialsFile: /no/such (named by ALIBABA_CLOUD_CREDENTIALS_FILE) does not exist",
  );
  expect(await reasonOf(fromCredentialsFile({ file: "/no/such", env: {} }))).toBe(
    "fromCredentialsFile: /no/such does not exist",
  );
});

it("fromProfile looks into the CLI's file, then into this one; a given file is read by its form", async () => {
  const cli = { profiles: [{ name: "default", mode: "AK", access_key_id: "cli", access_key_secret: "s" }] };
  const home = homeWith({ ".aliyun/config.json": cli, ".alibabacloud/credentials": `[p]\ntype = access_key\n${key}` });
  const idOf = async (more: object): Promise<string> =>
    (await fromProfile({ home, ...options, ...more })()).accessKeyId;
  expect(await idOf({})).toBe("cli");
  expect(await idOf({ profile: "p" })).toBe("testid");
  expect(await idOf({ file: join(home, ".aliyun/config.json") })).toBe("cli");
  expect(await idOf({ file: join(home, ".alibabacloud/credentials"), profile: "p" })).toBe("testid");
  const reason = await reasonOf(fromProfile({ home, ...options, profile: "q" }));
  expect(reason).toBe(
    [
      "fromProfile: no source gave credentials",
      `  - fromCliProfile: ${join(home, ".aliyun/config.json")}: there is no profile q; there are: default`,
      `  - fromCredentialsFile: ${join(home, ".alibabacloud/credentials")}: there is no section [q]; there are: p`,
    ].join("\n"),
  );
});
