import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultChain } from "../../node.ts";
import { homeWith } from "../testing/home.ts";
import { reasonOf } from "../testing/reason.ts";
import { answered, nobody, now, playedSts, serving } from "../testing/server.ts";

/** Settings for every source, each with an id of its own, from the first of the chain to the last. */
async function everything() {
  const sts = await playedSts({}, { Credentials: { ...answered, AccessKeyId: "oidc" } });
  const ecs = await serving(({ method }) =>
    method === "PUT" ? { status: 404 } : { body: { ...answered, AccessKeyId: "ecs" } },
  );
  const uri = await serving(() => ({ body: { ...answered, AccessKeyId: "uri" } }));
  const home = homeWith({
    ".aliyun/config.json": {
      profiles: [{ name: "default", mode: "AK", access_key_id: "cli", access_key_secret: "s" }],
    },
    ".alibabacloud/credentials": "[default]\ntype = access_key\naccess_key_id = file\naccess_key_secret = s\n",
    token: "t0kenOfOidc",
  });
  const env: Record<string, string> = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: "env",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s",
    ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/r",
    ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/p",
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: join(home, "token"),
    ALIBABA_CLOUD_ECS_METADATA: "shelf-keeper",
    ALIBABA_CLOUD_CREDENTIALS_URI: uri.url,
  };
  const fetch: typeof globalThis.fetch = (input, init) =>
    globalThis.fetch(String(input).replace("https://sts.aliyuncs.com", sts.url), init);
  return { env, home, fetch, metadataUrl: ecs.url, now: () => now };
}

it("takes environment, OIDC token, CLI profile, credentials file, ECS role, URI, in this order", async () => {
  const { env, ...options } = await everything();
  const switches: [id: string, off: Record<string, string>][] = [
    ["env", { ALIBABA_CLOUD_ACCESS_KEY_ID: "" }],
    ["oidc", { ALIBABA_CLOUD_OIDC_TOKEN_FILE: "" }],
    ["cli", { ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true" }],
    ["file", { ALIBABA_CLOUD_CREDENTIALS_FILE: "/no/such" }],
    ["ecs", { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" }],
    ["uri", { ALIBABA_CLOUD_CREDENTIALS_URI: "" }],
  ];
  for (const [id, off] of switches) {
    expect((await defaultChain({ ...options, env: { ...env } })()).accessKeyId).toBe(id);
    Object.assign(env, off);
  }
  expect(await reasonOf(defaultChain({ ...options, env }))).toBe(
    [
      "defaultChain: no source gave credentials",
      "  - fromEnv: ALIBABA_CLOUD_ACCESS_KEY_ID is not set",
      "  - fromOidcRoleArn: ALIBABA_CLOUD_OIDC_TOKEN_FILE is not set",
      "  - fromCliProfile: ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true",
      "  - fromCredentialsFile: /no/such (named by ALIBABA_CLOUD_CREDENTIALS_FILE) does not exist",
      "  - fromEcsRamRole: ALIBABA_CLOUD_ECS_METADATA_DISABLED is true",
      "  - fromUri: ALIBABA_CLOUD_CREDENTIALS_URI is not set",
    ].join("\n"),
  );
});

it("says of an empty machine why each source was passed over", async () => {
  const home = homeWith();
  const metadataUrl = await nobody();
  expect(await reasonOf(defaultChain({ home, metadataUrl, env: {} }))).toBe(
    [
      "defaultChain: no source gave credentials",
      "  - fromEnv: ALIBABA_CLOUD_ACCESS_KEY_ID is not set",
      "  - fromOidcRoleArn: ALIBABA_CLOUD_ROLE_ARN is not set",
      `  - fromCliProfile: ${join(home, ".aliyun/config.json")} does not exist`,
      `  - fromCredentialsFile: ${join(home, ".alibabacloud/credentials")} does not exist`,
      `  - fromEcsRamRole: no answer from ${metadataUrl} (ECONNREFUSED)`,
      "  - fromUri: ALIBABA_CLOUD_CREDENTIALS_URI is not set",
    ].join("\n"),
  );
});
