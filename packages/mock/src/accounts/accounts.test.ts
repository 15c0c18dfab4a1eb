import { withSignature } from "@acskit/signer";
import { withSignatureV1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";
import { createMock, createMockWith } from "../create-mock.ts";
import type { Mock, MockOptions } from "../mock.ts";
import type { Policy } from "../policies/policy.ts";
import { heard } from "../testing/caller.ts";
import { pantry } from "../testing/pantry.ts";
import { shelves } from "../testing/shelves.ts";
import type { MockProduct } from "../types.ts";

const reading: Policy = {
  Version: "1",
  Statement: { Effect: "Allow", Action: "shelves:Describe*", Resource: "*" },
};
const everything: Policy = { Statement: { Effect: "Allow", Action: "*", Resource: "*" } };
const accounts: MockOptions["accounts"] = {
  "2000000000000002": {
    accessKeys: { owner: "ownersecret" },
    users: {
      reader: { accessKeys: { reader: "readersecret" }, policies: [reading] },
      nobody: { accessKeys: { nobody: "nobodysecret" } },
      banned: {
        accessKeys: { banned: "bannedsecret" },
        policies: [everything, { Statement: { Effect: "Deny", Action: "shelves:DescribeShelves", Resource: "*" } }],
      },
    },
    roles: { admin: { policies: [everything] } },
  },
};
const role = "acs:ram::2000000000000002:role/admin";

interface As {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}
const as = (name: string): As => ({ accessKeyId: name, accessKeySecret: `${name}secret` });

async function list(mock: Mock, credentials: As, headers: Record<string, string> = {}, sign = withSignature) {
  const signed = sign({ credentials, now: mock.clock.now })(mock.fetch);
  const response = await signed("https://shelves.aliyuncs.com/", {
    method: "GET",
    headers: { "x-acs-action": "DescribeShelves", "x-acs-version": "2020-01-01", ...headers },
  });
  return { ...(await heard(response)), explain: response.headers.get("x-acskit-explain") };
}

it("knows the keys of accounts and users", async () => {
  const mock = createMock(shelves, { accounts });
  for (const name of ["owner", "reader"]) expect(await list(mock, as(name))).toMatchObject({ status: 200 });
  expect(mock.calls().map(({ caller }) => caller)).toEqual([
    "acs:ram::2000000000000002:root",
    "acs:ram::2000000000000002:user/reader",
  ]);
});

it.each([
  ["nobody", "ImplicitDeny", "nobody of account 2000000000000002 is not allowed: nothing in the policies of the user"],
  ["banned", "ExplicitDeny", "statement 1 of policy 2 in the policies of the user banned denies shelves:Describe"],
])("denies %s, with the detail that the service gives", async (name, NoPermissionType, explanation) => {
  const answer = await list(createMock(shelves, { accounts }), as(name));
  expect(answer).toMatchObject({ status: 400, code: "NoPermission" });
  expect(answer.body.AccessDeniedDetail).toEqual({
    AuthAction: "shelves:DescribeShelves",
    AuthPrincipalType: "SubUser",
    AuthPrincipalOwnerId: "2000000000000002",
    AuthPrincipalDisplayName: name,
    NoPermissionType,
    PolicyType: "AccountLevelIdentityBasedPolicy",
    EncodedDiagnosticMessage: expect.stringMatching(/^[A-Za-z0-9+/=]{50,}$/),
  });
  expect(answer.explain).toContain(explanation);
});

it("denies with the status that the operation documents, the stricter one of two", async () => {
  const errors = { "400": [["NoPermission", "Not you."]], "403": [["NoPermission", "Not you."]] } as const;
  const { DescribeShelves } = shelves.operations;
  const operations = { ...shelves.operations, DescribeShelves: { ...DescribeShelves, errors } };
  const mock = createMock({ ...shelves, operations } as MockProduct, { accounts });
  expect(await list(mock, as("nobody"))).toMatchObject({ status: 403, message: "Not you." });
});

it("compares documented resources with the caller's account and parameters", async () => {
  const allow = (Resource: string): Policy => ({ Statement: { Effect: "Allow", Action: "shelves:Look", Resource } });
  const users = (Resource: string) => ({ one: { accessKeys: { one: "onesecret" }, policies: [allow(Resource)] } });
  const ram = { action: "shelves:Look", arns: ["acs:shelves:*:{#accountId}:shelf/{#PageSize}"] };
  const { DescribeShelves } = shelves.operations;
  const operations = { ...shelves.operations, DescribeShelves: { ...DescribeShelves, ram } };
  const ask = async (resource: string) =>
    (
      await list(
        createMock({ ...shelves, operations } as MockProduct, { accounts: { 7: { users: users(resource) } } }),
        as("one"),
      )
    ).status;
  expect(await ask("acs:shelves:*:7:shelf/*")).toBe(200);
  expect(await ask("acs:shelves:*:8:shelf/*")).toBe(400);
});

it("knows who calls from where, over what, when", async () => {
  const Condition = {
    IpAddress: { "acs:SourceIp": "203.0.113.0/24" },
    Bool: { "acs:SecureTransport": "true" },
    DateLessThan: { "acs:CurrentTime": "2100-01-01T00:00:00Z" },
    StringLike: { "acs:PrincipalARN": "acs:ram::*:user/*" },
  };
  const policies = [{ Statement: { Effect: "Allow", Action: "*", Resource: "*", Condition } as const }];
  const mock = createMock(shelves, {
    accounts: { 7: { users: { one: { accessKeys: { one: "onesecret" }, policies } } } },
  });
  expect((await list(mock, as("one"), { "x-forwarded-for": "203.0.113.7, 10.0.0.1" })).status).toBe(200);
  expect((await list(mock, as("one"))).code).toBe("NoPermission");
});

it("keeps what accounts own apart", async () => {
  const mock = createMockWith(pantry, shelves, { accounts });
  mock.seed("Shelf", { Name: "oak" });
  mock.seed("Shelf", { Name: "elm" }, { account: "2000000000000002" });
  expect((await list(mock, as("owner"))).body.Shelves).toEqual([{ ShelfId: "s-2", Name: "elm" }]);
  expect(mock.records("Shelf", { account: "2000000000000002" })).toEqual([{ ShelfId: "s-2", Name: "elm" }]);
});

it.each([
  ["ACS3-HMAC-SHA256", withSignature],
  ["the older signature", withSignatureV1 as unknown as typeof withSignature],
])("gives temporary keys that end by its clock, for %s", async (_, sign) => {
  const mock = createMock(shelves, { accounts });
  const session = mock.assumeRole({ role, lifetime: "15m", sessionName: "test" });
  const { securityToken, ...untold } = session;
  const ask = (credentials: As) => list(mock, credentials, {}, sign);
  const code = async (credentials: As) => (await askText(mock, credentials, sign)).code;
  if (sign === withSignature) expect(await ask(session)).toMatchObject({ status: 200 });
  expect(await code(session)).toBe("ok");
  expect(mock.calls().at(-1)?.caller).toBe("acs:ram::2000000000000002:assumed-role/admin/test");
  expect(await code(untold)).toBe("MissingSecurityToken");
  expect(await code({ ...untold, securityToken: "none" })).toBe("InvalidSecurityToken.Malformed");
  const other = mock.assumeRole({ role });
  expect(await code({ ...untold, securityToken: other.securityToken })).toBe(
    "InvalidSecurityToken.MismatchWithAccessKey",
  );
  expect(await code({ ...session, accessKeySecret: "wrong" })).toBe("SignatureDoesNotMatch");
  await mock.clock.advance("15m");
  expect(await code(session)).toBe("InvalidSecurityToken.Expired");
  expect(securityToken).not.toBe(other.securityToken);
  mock.reset();
  expect(await code(other)).toBe("InvalidAccessKeyId.NotFound");
});

/** Either signature; the code out of JSON or XML. */
async function askText(mock: Mock, credentials: As, sign: typeof withSignature): Promise<{ code: string }> {
  const older = sign === withSignature ? "" : "?Action=DescribeShelves&Version=2020-01-01";
  const response = await sign({ credentials, now: mock.clock.now })(mock.fetch)(
    `https://shelves.aliyuncs.com/${older}`,
    {
      method: "GET",
      headers: older ? {} : { "x-acs-action": "DescribeShelves", "x-acs-version": "2020-01-01" },
    },
  );
  const code = /"Code":"([^"]+)"|<Code>([^<]+)</.exec(await response.text());
  return { code: code?.[1] ?? code?.[2] ?? "ok" };
}

it("takes permissions away from a session", async () => {
  const mock = createMock(shelves, { accounts });
  const policy: Policy = { Statement: { Effect: "Allow", Action: "shelves:LockShelf", Resource: "*" } };
  const answer = await list(mock, mock.assumeRole({ role, policy }));
  expect(answer).toMatchObject({ code: "NoPermission" });
  expect(answer.body.AccessDeniedDetail).toMatchObject({
    AuthPrincipalType: "AssumedRoleUser",
    AuthPrincipalDisplayName: "admin:session",
  });
  expect(answer.explain).toContain("nothing in the policy of the session allows");
});

it.each([
  [{ role: "admin" }, `there is no role admin; there are ${role}`],
  [{ role: "acs:ram::2000000000000002:role/__proto__" }, "there is no role"],
  [{ role, lifetime: "soon" }, "assumeRole: lifetime: give milliseconds"],
  [{ role, policy: {} }, "assumeRole: policy has no Statement"],
])("refuses to open a session with %j", (options, message) => {
  const mock = createMock(shelves, { accounts });
  expect(() => mock.assumeRole(options as never)).toThrow(message);
});

it("takes a nonce once within 15 minutes", async () => {
  const mock = createMock(shelves);
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const once = async () => {
    const signed = withSignature({ credentials, now: mock.clock.now, nonce: () => "the same" })(mock.fetch);
    return heard(
      await signed("https://shelves.aliyuncs.com/", {
        method: "GET",
        headers: { "x-acs-action": "DescribeShelves", "x-acs-version": "2020-01-01" },
      }),
    );
  };
  expect((await once()).status).toBe(200);
  expect(await once()).toMatchObject({ status: 400, code: "SignatureNonceUsed" });
  await mock.clock.advance("31m");
  expect((await once()).status).toBe(200);
});

it("refuses no client for its clock because a test moved the mock's, and tells the time to one that is wrong", async () => {
  const mock = createMock(shelves);
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const at = async (time: number) => {
    const signed = withSignature({ credentials, now: () => time })(mock.fetch);
    const response = await signed("https://shelves.aliyuncs.com/", {
      method: "GET",
      headers: { "x-acs-action": "DescribeShelves", "x-acs-version": "2020-01-01" },
    });
    return { ...(await heard(response)), date: response.headers.get("date") };
  };
  await mock.clock.advance("1d");
  expect((await at(Date.now())).status).toBe(200);
  expect((await at(mock.clock.now())).status).toBe(200);
  const { code, date } = await at(Date.now() + 43_200_000);
  expect(code).toBe("InvalidTimeStamp.Expired");
  expect(Math.abs(Date.parse(date ?? "") - mock.clock.now())).toBeLessThan(60_000);
});
