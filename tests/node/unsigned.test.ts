import { createMock, type Mock } from "@acskit/mock";
import { fromOidcRoleArn, fromRamRoleArn } from "@acskit/signer/credentials";
import { beforeAll, expect, it } from "vitest";
import { played } from "../testing/played.ts";

// Who proves itself by a token has no key to sign with: which operations take that, the document of STS says.

let mock: Mock;
beforeAll(async () => {
  mock = createMock(await played("sts"));
});

const roleArn = "acs:ram::1000000000000001:role/deploy";
const assumed = { accessKeyId: "STS.assumed", accessKeySecret: "assumed-secret", securityToken: "assumed-token" };
const asking = () => ({ roleArn, regionId: "cn-hangzhou", fetch: mock.fetch });

it("gives a role to an OIDC token without a key", async () => {
  const oidcProviderArn = "acs:ram::1000000000000001:oidc-provider/ci";
  const credentials = fromOidcRoleArn({ ...asking(), oidcProviderArn, token: () => "an-oidc-token" });
  expect(await credentials()).toMatchObject(assumed);
  const [call] = mock.calls("AssumeRoleWithOIDC");
  expect(call).toMatchObject({ caller: "anonymous", parameters: { RoleArn: roleArn, OIDCToken: "an-oidc-token" } });
});

it("gives a role to a SAML assertion without a key", async () => {
  const body = new URLSearchParams({ RoleArn: roleArn, SAMLAssertion: "PHNhbWw+" });
  const headers = { "x-acs-action": "AssumeRoleWithSAML", "x-acs-version": "2015-04-01" };
  const answer = await mock.fetch("https://sts.cn-hangzhou.aliyuncs.com/", { method: "POST", headers, body });
  expect(await answer.json()).toMatchObject({ Credentials: { AccessKeyId: "STS.assumed" } });
});

it("gives a role to another key only if it signs", async () => {
  const key = (accessKeySecret: string) => ({ accessKeyId: "testid", accessKeySecret });
  const credentials = fromRamRoleArn({ ...asking(), credentials: key("testsecret") });
  expect(await credentials()).toMatchObject(assumed);
  await expect(fromRamRoleArn({ ...asking(), credentials: key("wrong") })()).rejects.toThrow("SignatureDoesNotMatch");
  const headers = { "x-acs-action": "AssumeRole", "x-acs-version": "2015-04-01" };
  const unsigned = await mock.fetch("https://sts.cn-hangzhou.aliyuncs.com/", { method: "POST", headers });
  expect(await unsigned.json()).toMatchObject({ Code: "IncompleteSignature" });
});
