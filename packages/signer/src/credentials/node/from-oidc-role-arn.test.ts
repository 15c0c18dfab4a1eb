import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fromOidcRoleArn } from "../../node.ts";
import { homeWith } from "../testing/home.ts";
import { errorOf, reasonOf } from "../testing/reason.ts";
import { given, now, playedSts } from "../testing/server.ts";

const env = {
  ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1234567890123456:role/shelf-keeper",
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1234567890123456:oidc-provider/cluster",
};

it("takes everything from the environment, and the token from its file for every renewal", async () => {
  const tokenFile = join(homeWith({ token: "old" }), "token");
  const { url, arrived } = await playedSts();
  const settings = { ...env, ALIBABA_CLOUD_OIDC_TOKEN_FILE: tokenFile, ALIBABA_CLOUD_ROLE_SESSION_NAME: "pod-1" };
  const provider = fromOidcRoleArn({ env: settings, endpoint: url, now: () => now });
  expect(await reasonOf(provider)).toContain("AuthenticationFail.OIDCToken.Invalid");
  writeFileSync(tokenFile, "t0kenOfOidc\n");
  expect(await provider()).toEqual(given);
  expect(arrived.map(({ parameters }) => parameters.RoleSessionName)).toEqual(["pod-1", "pod-1"]);
});

it.each([
  [{}, "https://sts.aliyuncs.com"],
  [{ ALIBABA_CLOUD_STS_REGION: "cn-beijing" }, "https://sts.cn-beijing.aliyuncs.com"],
  [
    { ALIBABA_CLOUD_STS_REGION: "cn-beijing", ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: "True" },
    "https://sts-vpc.cn-beijing.aliyuncs.com",
  ],
  [{ ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: "true" }, "https://sts.aliyuncs.com"],
])("asks the host that %j means", async (more, origin) => {
  const asked: string[] = [];
  const fetch = (async (input: string) => {
    asked.push(new URL(input).origin);
    return new Response("{}");
  }) as typeof globalThis.fetch;
  await errorOf(fromOidcRoleArn({ env: { ...env, ...more }, token: () => "t", fetch, now: () => now }));
  expect(asked).toEqual([origin]);
});

it.each([
  [{}, "ALIBABA_CLOUD_ROLE_ARN is not set"],
  [{ ALIBABA_CLOUD_ROLE_ARN: env.ALIBABA_CLOUD_ROLE_ARN }, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN is not set"],
  [env, "ALIBABA_CLOUD_OIDC_TOKEN_FILE is not set"],
  [{ ...env, ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/no/such" }, "the token file /no/such does not exist"],
  [{ ...env, ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/" }, "the token file / cannot be read (EISDIR). Check its permissions"],
])("says what is missing in %j", async (env, message) => {
  expect(await reasonOf(fromOidcRoleArn({ env }))).toContain(`fromOidcRoleArn: ${message}`);
});
