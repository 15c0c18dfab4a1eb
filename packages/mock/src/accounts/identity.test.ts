import { withSignature } from "@acskit/signer";
import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import type { Mock, MockOptions } from "../mock.ts";
import { heard } from "../testing/caller.ts";
import { shelves } from "../testing/shelves.ts";
import type { MockOperation, MockProduct } from "../types.ts";
import type { Identity } from "./identity.ts";

const text = { schema: { type: "string" } } as const;

function operation(identity: Identity, parameters: MockOperation["parameters"], more: Partial<MockOperation> = {}) {
  return {
    methods: ["POST"],
    parameters,
    answer: { Sample: "stays", Whose: { Id: "sample" } },
    errors: {},
    identity,
    ...more,
  };
}

/** A product that lends keys and tells whose they are. */
const lending: MockProduct = {
  ...shelves,
  name: "Lending",
  hosts: ["lending.aliyuncs.com"],
  operations: {
    Lend: operation(
      {
        role: {
          arn: "Role",
          session: "Name",
          seconds: "Seconds",
          policy: "Policy",
          errors: { notFound: "NoRole", denied: "NotYou", policy: "BadPolicy" },
        },
        answer: {
          "Keys.Id": "accessKeyId",
          "Keys.Secret": "accessKeySecret",
          "Keys.Token": "securityToken",
          "Keys.End": "expiration",
          "Whose.Arn": "sessionArn",
          "Whose.Id": "principalId",
          Note: "$Note",
        },
      },
      [
        { name: "Role", required: true, ...text },
        { name: "Name", ...text },
        { name: "Seconds", schema: { type: "integer" } },
        { name: "Policy", ...text },
        { name: "Note", ...text },
      ],
      { errors: { "404": [["NoRole", "No such role."]] } },
    ),
    WhoAmI: operation(
      {
        answer: {
          Type: "type",
          Account: "accountId",
          "Whose.Id": "principalId",
          User: "userId",
          Role: "roleId",
          Arn: "arn",
        },
      },
      [],
      { ram: "none" },
    ),
  },
};

const everything = { Statement: { Effect: "Allow", Action: "*", Resource: "*" } } as const;
const accounts: MockOptions["accounts"] = {
  "2000000000000002": {
    accessKeys: { owner: "ownersecret" },
    users: {
      keeper: { accessKeys: { keeper: "keepersecret" }, policies: [everything] },
      nobody: { accessKeys: { nobody: "nobodysecret" } },
    },
    roles: { admin: { policies: [everything] } },
  },
};
const role = "acs:ram::2000000000000002:role/admin";

interface Keys {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}
const as = (name: string): Keys => ({ accessKeyId: name, accessKeySecret: `${name}secret` });

async function call(mock: Mock, credentials: Keys, action: string, parameters: Record<string, string> = {}) {
  const signed = withSignature({ credentials, now: mock.clock.now })(mock.fetch);
  const response = await signed(`https://${mock.product.hosts[0]}/?${new URLSearchParams(parameters)}`, {
    method: "POST",
    headers: { "x-acs-action": action, "x-acs-version": "2020-01-01" },
  });
  return { ...(await heard(response)), explain: response.headers.get("x-acskit-explain") };
}

async function lend(mock: Mock, parameters: Record<string, string> = {}): Promise<Keys & { end: string }> {
  const { body } = await call(mock, as("keeper"), "Lend", { Role: role, ...parameters });
  const { Id, Secret, Token, End } = body.Keys as Record<string, string>;
  return { accessKeyId: Id ?? "", accessKeySecret: Secret ?? "", securityToken: Token ?? "", end: End ?? "" };
}

it("hands out keys that are good until their end by the mock's clock", async () => {
  const mock = createMock(lending, { accounts, clock: "manual" });
  const { end, ...keys } = await lend(mock, { Seconds: "900", Name: "night" });
  expect(Date.parse(end)).toBe(Math.floor(mock.clock.now() / 1000) * 1000 + 900_000);
  expect((await call(mock, keys, "WhoAmI")).body).toMatchObject({
    Type: "AssumedRoleUser",
    Account: "2000000000000002",
    Arn: "acs:ram::2000000000000002:assumed-role/admin/night",
  });
  await mock.clock.advance("15m");
  expect((await call(mock, keys, "WhoAmI")).code).toBe("InvalidSecurityToken.Expired");
});

it("puts what it knows where its row says, and leaves the rest of the answer", async () => {
  const mock = createMock(lending, { accounts });
  const { body } = await call(mock, as("keeper"), "Lend", { Role: role, Name: "night", Note: "for the report" });
  expect(body).toMatchObject({
    RequestId: expect.any(String),
    Sample: "stays",
    Note: "for the report",
    Whose: { Arn: `${role}/night`, Id: expect.stringMatching(/^\d{18}:night$/) },
  });
  expect((await call(mock, as("keeper"), "Lend", { Role: role })).body).not.toHaveProperty("Note");
});

it("says whose a key is: an account's, a user's, without asking for permission", async () => {
  const mock = createMock(lending, { accounts });
  const account = await call(mock, as("owner"), "WhoAmI");
  const user = await call(mock, as("nobody"), "WhoAmI");
  expect(account.body).toEqual({
    RequestId: expect.any(String),
    Sample: "stays",
    Type: "Account",
    Account: "2000000000000002",
    Whose: { Id: "2000000000000002" },
    User: "2000000000000002",
    Arn: "acs:ram::2000000000000002:root",
  });
  expect(user.body).toMatchObject({ Type: "RAMUser", User: expect.stringMatching(/^\d{18}$/) });
  expect((await call(mock, as("nobody"), "WhoAmI")).body.User).toBe(user.body.User);
});

it("takes permissions away from the keys where a policy says so", async () => {
  const mock = createMock(lending, { accounts });
  const Policy = JSON.stringify({ Statement: { Effect: "Deny", Action: "lending:Lend", Resource: "*" } });
  expect((await call(mock, await lend(mock, { Policy }), "Lend", { Role: role })).code).toBe("NoPermission");
});

it.each([
  ["owner", { Role: role }, 400, "NotYou", /an account's own key cannot take a role/],
  ["nobody", { Role: role }, 400, "NoPermission", /nothing in the policies of the user nobody/],
  ["keeper", { Role: `${role}s` }, 404, "NoRole", /^no such role; there are acs:ram::2000000000000002:role\/admin$/],
  ["keeper", { Role: role, Policy: "no JSON" }, 400, "BadPolicy", /not JSON/],
  ["keeper", { Role: role, Policy: "{}" }, 400, "BadPolicy", /policy has no Statement/],
] as const)("refuses %s %j", async (name, parameters, status, code, explanation) => {
  const answer = await call(createMock(lending, { accounts }), as(name), "Lend", parameters);
  expect(answer).toMatchObject({ status, code, explain: expect.stringMatching(explanation) });
});

it("hands them out unsigned, where the row denies nobody and the operation asks for no key", async () => {
  const { Lend } = lending.operations as { Lend: MockOperation & { identity: Identity } };
  const role = { arn: "Role", errors: { notFound: "NoRole", policy: "BadPolicy" } };
  const open: MockOperation = { ...Lend, unsigned: true, identity: { ...Lend.identity, role } };
  const mock = createMock({ ...lending, operations: { ...lending.operations, Lend: open } }, { accounts });
  const { status } = await mock.handle({
    method: "POST",
    url: `https://lending.aliyuncs.com/?Role=acs:ram::2000000000000002:role/admin`,
    headers: { "x-acs-action": "Lend", "x-acs-version": "2020-01-01" },
  });
  expect(status).toBe(200);
});

it("makes keys that are good at a mock beside it, until the same end", async () => {
  const bank = createMock(lending, { accounts });
  const mock = createMock(shelves, { beside: bank });
  const keys = await lend(bank, { Seconds: "900" });
  const list = () => call(mock, keys, "LockShelf", { ShelfId: "s-1" });
  expect((await list()).code).not.toMatch(/Token|AccessKey/);
  expect(mock.calls().at(-1)?.caller).toBe("acs:ram::2000000000000002:assumed-role/admin/session");
  mock.reset();
  expect((await list()).code).not.toMatch(/Token|AccessKey/);
  await bank.clock.advance("15m");
  expect((await list()).code).toBe("InvalidSecurityToken.Expired");
  bank.reset();
  expect((await list()).code).toBe("InvalidAccessKeyId.NotFound");
});

it.each([
  [{ beside: {} }, "beside is not a mock that this copy of @acskit/mock has made"],
  [{ beside: "sts" }, "beside is not a mock"],
  [{ beside: {}, clock: "manual" }, "clock is the other mock's, where beside names one"],
  [{ beside: {}, accounts }, "accounts is the other mock's"],
])("refuses to stand beside what is no mock, or to have its own of what is the other's: %j", (options, message) => {
  expect(() => createMock(shelves, options as never)).toThrow(message);
});
