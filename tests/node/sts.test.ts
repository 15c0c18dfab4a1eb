// STS as the second product: what was looked at by hand, and its mock beside another product's.
import { inspect } from "node:util";
import { isAcsError } from "@acskit/client";
import { createEnsClient } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import type { MockOptions, Policy } from "@acskit/mock";
import { listen } from "@acskit/mock/node";
import { type AnsweredKeys, cached, fromOidcRoleArn, fromRamRoleArn } from "@acskit/signer/credentials";
import { anonymous } from "@acskit/signer/unsigned";
import { createStsClient } from "@acskit/sts";
import * as constants from "@acskit/sts/actions";
import { createStsMock } from "@acskit/sts-mock";
import PopCore from "@alicloud/pop-core";
import { expect, it } from "vitest";
import { reviewedOf, specOf } from "../testing/spec.ts";

const spec = specOf("sts");

const allow = (Action: string, Resource = "*"): Policy => ({
  Version: "1",
  Statement: [{ Effect: "Allow", Action, Resource }],
});
const account = "2000000000000002";
const roleArn = `acs:ram::${account}:role/shelf-keeper`;
const accounts: NonNullable<MockOptions["accounts"]> = {
  [account]: {
    accessKeys: { owner: "ownersecret" },
    users: {
      reporter: { accessKeys: { reporter: "reportersecret" }, policies: [allow("sts:AssumeRole", roleArn)] },
      visitor: { accessKeys: { visitor: "visitorsecret" } },
    },
    roles: { "shelf-keeper": { policies: [allow("ens:Describe*")] }, other: {} },
  },
};
const keysOf = (name: string) => ({ accessKeyId: name, accessKeySecret: `${name}secret` });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => (isAcsError(error) ? error.code : String(error)),
  );

/** STS and ENS with the same accounts, and clients that go by their time. */
function world() {
  const sts = createStsMock({ accounts, clock: "manual" });
  const ens = createEnsMock({ beside: sts });
  const { clock } = sts;
  const now = clock.now;
  return {
    sts,
    ens,
    clock,
    now,
    stsAs: (credentials: Parameters<typeof createStsClient>[0]["credentials"]) =>
      createStsClient({ credentials, fetch: sts.fetch, clock, retry: false }),
    ensAs: (credentials: Parameters<typeof createEnsClient>[0]["credentials"]) =>
      createEnsClient({ credentials, fetch: ens.fetch, clock, retry: false }),
  };
}

it("marks these as secrets, and no other: ExternalId, the proofs, and the keys in answers", () => {
  const marked: string[] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== "object" || node === null) return;
    if ((node as { "x-acs-secret"?: boolean })["x-acs-secret"]) marked.push((node as { name?: string }).name ?? path);
    for (const [key, value] of Object.entries(node)) walk(value, Array.isArray(node) ? path : key);
  };
  walk(spec, "");
  const known = ["AccessKeySecret", "ExternalId", "OIDCToken", "SAMLAssertion", "SecurityToken"];
  const text = JSON.stringify([reviewedOf(spec), spec.components]);
  expect(marked.toSorted()).toEqual(known.filter((name) => text.includes(`"${name}"`))); // what the vendor has dropped is gone
});

it("takes all four operations for reads: keys that are handed out twice change nothing", () => {
  const { AssumeRole, AssumeRoleWithOIDC, AssumeRoleWithSAML, GetCallerIdentity } = constants;
  for (const { kind } of [AssumeRole, AssumeRoleWithOIDC, AssumeRoleWithSAML, GetCallerIdentity]) {
    expect(kind).toBe("read");
  }
});

it.each([
  ["owner", { IdentityType: "Account", Arn: `acs:ram::${account}:root`, UserId: account }],
  [
    "visitor",
    { IdentityType: "RAMUser", Arn: `acs:ram::${account}:user/visitor`, UserId: expect.stringMatching(/^\d+$/) },
  ],
])("tells the caller %s who it is", async (name, identity) => {
  const answer = await world().stsAs(keysOf(name)).getCallerIdentity();
  expect(answer).toMatchObject({ AccountId: account, ...identity });
  expect(answer.RoleId).toBeUndefined();
});

it("answers a role's keys by the typed call, and they make calls of another product until they end", async () => {
  const { stsAs, ensAs, clock } = world();
  const { Credentials, AssumedRoleUser } = await stsAs(keysOf("reporter")).assumeRole({
    RoleArn: roleArn,
    RoleSessionName: "nightly-report",
    DurationSeconds: 900,
  });
  expect(AssumedRoleUser.Arn).toBe(`${roleArn}/nightly-report`);
  const { AccessKeyId, AccessKeySecret, SecurityToken } = Credentials;
  const keys = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
  expect(await stsAs(keys).getCallerIdentity()).toMatchObject({
    IdentityType: "AssumedRoleUser",
    Arn: `acs:ram::${account}:assumed-role/shelf-keeper/nightly-report`,
    PrincipalId: AssumedRoleUser.AssumedRoleId,
  });
  const ens = ensAs(keys);
  expect(await codeOf(ens.describeInstances())).toBe("ok");
  expect(await codeOf(ens.shareAICImage({ ImageId: "mykey", Users: ["1"] }))).toBe("NoPermission");
  await clock.advance("15m");
  expect(await codeOf(ens.describeInstances())).toBe("InvalidSecurityToken.Expired");
});

it.each([
  ["the account itself", "owner", roleArn, "NoPermission", 403],
  ["a user without the permission", "visitor", roleArn, "NoPermission", 403],
  ["a user with the permission for another role", "reporter", `acs:ram::${account}:role/other`, "NoPermission", 403],
])("gives a role's keys not to %s", async (_, name, RoleArn, code, status) => {
  const call = world().stsAs(keysOf(name)).assumeRole({ RoleArn, RoleSessionName: "test" });
  await expect(call).rejects.toMatchObject({ code, status });
});

it("knows no role that is not there", async () => {
  const { stsAs } = world();
  const RoleArn = `acs:ram::${account}:role/nobody`;
  const call = stsAs(anonymous()).assumeRoleWithOIDC({
    OIDCProviderArn: `acs:ram::${account}:oidc-provider/cluster`,
    OIDCToken: "a.b.c",
    RoleArn,
    RoleSessionName: "pod",
  });
  expect(await codeOf(call)).toBe("EntityNotExist.Role");
});

it("gives fromRamRoleArn keys that it renews in time, so that a client goes on behind their end", async () => {
  const { sts, ensAs, clock, now } = world();
  const credentials = fromRamRoleArn({
    credentials: keysOf("reporter"),
    roleArn,
    durationSeconds: 900,
    fetch: sts.fetch,
    now,
  });
  const ens = ensAs(credentials);
  await ens.describeInstances();
  const kept = await credentials();
  await clock.advance("14m");
  await ens.describeInstances();
  await clock.advance("14m");
  await ens.describeInstances();
  expect(sts.calls("AssumeRole").length).toBeGreaterThanOrEqual(2);
  expect(await codeOf(ensAs(kept).describeInstances())).toBe("InvalidSecurityToken.Expired");
});

it("takes an OIDC token in a key's place, from fromOidcRoleArn and from the typed client alike", async () => {
  const { sts, stsAs, ensAs, clock, now } = world();
  const oidcProviderArn = `acs:ram::${account}:oidc-provider/cluster`;
  const credentials = fromOidcRoleArn({
    oidcProviderArn,
    roleArn,
    token: () => "header.claims.signature",
    sessionName: "pod",
    durationSeconds: 900,
    fetch: sts.fetch,
    now,
  });
  const kept = await credentials();
  expect(await codeOf(ensAs(credentials).describeInstances())).toBe("ok");
  const { Credentials, OIDCTokenInfo } = await stsAs(anonymous()).assumeRoleWithOIDC({
    OIDCProviderArn: oidcProviderArn,
    OIDCToken: "header.claims.signature",
    RoleArn: roleArn,
    RoleSessionName: "pod",
  });
  expect([Credentials.AccessKeyId.startsWith("STS."), OIDCTokenInfo?.VerificationInfo]).toEqual([true, "Success"]);
  expect(sts.calls().map(({ caller, status }) => [caller, status])).toEqual([
    ["anonymous", 200],
    ["anonymous", 200],
  ]);
  await clock.advance("15m");
  expect(await codeOf(ensAs(kept).describeInstances())).toBe("InvalidSecurityToken.Expired");
});

it("makes a provider of a typed call, by cached", async () => {
  const { stsAs, ensAs, sts, now } = world();
  const source = stsAs(keysOf("reporter"));
  const credentials = cached(
    "sts",
    async () => {
      const { Credentials } = await source.assumeRole({ RoleArn: roleArn, RoleSessionName: "nightly-report" });
      return Credentials;
    },
    { now },
  );
  const ens = ensAs(credentials);
  await Promise.all([ens.describeInstances(), ens.describeInstances()]);
  expect(sts.calls("AssumeRole")).toHaveLength(1);
  expect(inspect(await credentials())).not.toMatch(/accessKeySecret|securityToken/);
});

it.each(["cut off", "not JSON", "an error's status"])(
  "shows no key of an answer in an error, where it is %s",
  async (how) => {
    const { sts } = world();
    const spoiled: typeof fetch = async (input, init) => {
      const response = await sts.fetch(input, init);
      const text = await response.text();
      keys.push(...[...text.matchAll(/"(?:AccessKeySecret|SecurityToken)":"([^"]+)"/g)].map(([, key = ""]) => key));
      if (how === "an error's status") return new Response(text, { status: 503, headers: response.headers });
      return new Response(how === "cut off" ? text.slice(0, -3) : `<p>${text}</p>`, { headers: response.headers });
    };
    const keys: string[] = [];
    const client = createStsClient({ credentials: keysOf("reporter"), fetch: spoiled, retry: false });
    const error = await client
      .assumeRole({ RoleArn: roleArn, RoleSessionName: "test" })
      .catch((reason: unknown) => reason);
    expect(keys).toHaveLength(2);
    expect(isAcsError(error)).toBe(true);
    const shown = [
      String(error),
      inspect(error, { depth: 9, showHidden: true }),
      JSON.stringify(error),
      (error as Error).stack,
    ];
    for (const key of keys) for (const text of shown) expect(text).not.toContain(key);
  },
);

it("gives keys to the vendor's older client over HTTP, and they are good at the server of another product", async () => {
  const { sts, ens, clock } = world();
  const servers = await Promise.all([listen(sts), listen(ens)]);
  const [{ url: endpoint }, { url: ensUrl }] = servers;
  try {
    const { RPCClient } = PopCore as unknown as { RPCClient: new (config: object) => OlderClient };
    const older = new RPCClient({ ...keysOf("reporter"), endpoint, apiVersion: "2015-04-01" });
    const parameters = { RoleArn: roleArn, RoleSessionName: "older" };
    const { Credentials } = await older.request("AssumeRole", parameters, { method: "POST" });
    const credentials = cached("sts", async () => Credentials, { now: clock.now });
    expect(await codeOf(createEnsClient({ credentials, endpoint: ensUrl, clock }).describeInstances())).toBe("ok");
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
});

interface OlderClient {
  request: (action: string, parameters: object, options: object) => Promise<{ Credentials: AnsweredKeys }>;
}

it("sends a token in the form, never in the URL", async () => {
  const { sts } = world();
  let sent: Request | undefined;
  const client = createStsClient({
    credentials: anonymous(),
    fetch: (input, init) => {
      sent = new Request(input, init);
      return sts.fetch(sent.clone());
    },
  });
  await client.assumeRoleWithOIDC({
    OIDCProviderArn: `acs:ram::${account}:oidc-provider/cluster`,
    OIDCToken: "header.claims.signature",
    RoleArn: roleArn,
    RoleSessionName: "pod",
  });
  expect(sent?.url).not.toContain("claims");
  expect(await sent?.text()).toBe("OIDCToken=header.claims.signature");
  expect(sent?.headers.get("authorization")).toBeNull();
});
