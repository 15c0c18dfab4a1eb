import { withSignature } from "@acskit/signer";
import { anonymous, bearerToken } from "@acskit/signer/unsigned";
import { type SignerV1Options, withSignatureV1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";
import { createMock, createMockWith } from "../create-mock.ts";
import { credentials, heard } from "../testing/caller.ts";
import { pantry } from "../testing/pantry.ts";
import { shelves } from "../testing/shelves.ts";
import type { MockProduct } from "../types.ts";

const { DescribeShelves, CreateShelf } = shelves.operations;
const product: MockProduct = {
  ...shelves,
  operations: {
    ...shelves.operations,
    DescribeShelves: { ...DescribeShelves, unsigned: true },
  } as MockProduct["operations"],
};
const reading = { Statement: { Effect: "Allow", Action: "shelves:Describe*", Resource: "*" } } as const;
const accounts = {
  "2": { bearerTokens: ["root-token"], users: { reader: { bearerTokens: ["reader-token"], policies: [reading] } } },
};
const mock = createMockWith(pantry, product, { accounts });
const lastCaller = (): string | undefined => mock.calls().at(-1)?.caller;

type Signed = Parameters<typeof withSignature>[0]["credentials"];
async function ask(action: string, who: Signed, query = "") {
  const method = action === "CreateShelf" ? "POST" : "GET";
  const headers = { "x-acs-action": action, "x-acs-version": "2020-01-01" };
  return heard(
    await withSignature({ credentials: who })(mock.fetch)(`https://shelves.aliyuncs.com/?${query}`, {
      method,
      headers,
    }),
  );
}

async function askOlder(action: string, who: SignerV1Options["credentials"]) {
  const url = `https://shelves.aliyuncs.com/?Action=${action}&Version=2020-01-01&Name=oak`;
  return heard(await withSignatureV1({ credentials: who })(mock.fetch)(url));
}

it("answers an operation that asks for no key without one, in both dialects", async () => {
  expect(await ask("DescribeShelves", anonymous())).toMatchObject({ status: 200 });
  expect(lastCaller()).toBe("anonymous");
  const older = "https://shelves.aliyuncs.com/?Action=DescribeShelves&Version=2020-01-01&Format=JSON";
  expect(await heard(await mock.fetch(older))).toMatchObject({ status: 200 });
});

it("still verifies what is signed where it need not be", async () => {
  expect(await ask("DescribeShelves", credentials)).toMatchObject({ status: 200 });
  expect(lastCaller()).toBe("acs:ram::1000000000000001:root");
  const wrong = { ...credentials, accessKeySecret: "wrong" };
  expect(await ask("DescribeShelves", wrong)).toMatchObject({ code: "SignatureDoesNotMatch" });
  expect(await askOlder("DescribeShelves", wrong)).toMatchObject({ code: "SignatureDoesNotMatch" });
});

it("refuses everything else without a key", async () => {
  expect(CreateShelf).not.toHaveProperty("unsigned");
  expect(await ask("CreateShelf", anonymous(), "Name=oak")).toMatchObject({ code: "IncompleteSignature" });
  const older = "https://shelves.aliyuncs.com/?Action=CreateShelf&Version=2020-01-01&Format=JSON&Name=oak";
  expect(await heard(await mock.fetch(older))).toMatchObject({ code: "IncompleteSignature" });
});

it("takes a bearer token for its account or user, who owns what it creates and may do what policies allow", async () => {
  expect(await ask("CreateShelf", bearerToken("root-token"), "Name=oak")).toMatchObject({ status: 200, warning: null });
  expect(mock.records("Shelf", { account: "2" })).toMatchObject([{ Name: "oak" }]);
  expect(await ask("DescribeShelves", bearerToken("reader-token"))).toMatchObject({ status: 200 });
  expect(lastCaller()).toBe("acs:ram::2:user/reader");
  expect(await ask("CreateShelf", bearerToken("reader-token"), "Name=oak")).toMatchObject({ code: "NoPermission" });
  expect(await askOlder("CreateShelf", { bearerToken: "root-token" })).toMatchObject({ status: 200, warning: null });
});

it("refuses a token that nobody has, also where none is needed", async () => {
  for (const action of ["CreateShelf", "DescribeShelves"]) {
    expect(await ask(action, bearerToken("no-token"))).toMatchObject({ status: 400, code: "InvalidBearerToken" });
    expect(await askOlder(action, { bearerToken: "__proto__" })).toMatchObject({ code: "InvalidBearerToken" });
  }
});

it.each([
  ["repeated in Authorization", "&SignatureType=BEARERTOKEN", null],
  ["without its type", "", "a bearer token without SignatureType=BEARERTOKEN, let through"],
])("takes a token %s", async (_, query, warning) => {
  const answer = await mock.fetch(`https://shelves.aliyuncs.com/?Action=DescribeShelves&Version=2020-01-01${query}`, {
    headers: { authorization: "bearer root-token", "x-acs-bearer-token": "root-token" },
  });
  expect(await heard(answer)).toMatchObject({ status: 200, warning });
});

it.each([
  [{ "2": { bearerTokens: "hm7secret" } }, "createMock: accounts.2.bearerTokens is not a list of texts"],
  [{ "2": { bearerTokens: [""] } }, "createMock: accounts.2.bearerTokens is not a list of texts"],
  [
    { "2": { bearerTokens: ["hm7secret"], users: { a: { bearerTokens: ["hm7secret"] } } } },
    "createMock: a bearer token is in accounts.2 and in accounts.2.users.a",
  ],
])("says what is wrong with tokens, never one of them", (wrong, message) => {
  expect(() => createMock(shelves, { accounts: wrong as never })).toThrow(new TypeError(message));
});
