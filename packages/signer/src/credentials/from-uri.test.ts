import { expect, it } from "vitest";
import { fromUri } from "./index.ts";
import { reasonOf } from "./testing/reason.ts";
import { answered, given, nobody, now, type Reply, serving } from "./testing/server.ts";

it("gets credentials by GET", async () => {
  const { url, arrived } = await serving(() => ({ body: { Code: "Success", ...answered } }));
  expect(await fromUri({ uri: `${url}/keys?of=me`, now: () => now })()).toEqual(given);
  expect(arrived).toMatchObject([{ method: "GET", url: "/keys?of=me" }]);
});

it("takes an access key that does not expire, too", async () => {
  const { url } = await serving(() => ({ body: { AccessKeyId: "testid", AccessKeySecret: "s3cretOfKey" } }));
  expect(await fromUri({ uri: url })()).toEqual({ accessKeyId: "testid", accessKeySecret: "s3cretOfKey" });
});

it.each<[reply: Reply, message: string]>([
  [{ status: 500, body: "s3cret" }, "status 500"],
  [{ body: { ...answered, Code: "Failed" } }, "a Code other than Success"],
  [{ body: "[]" }, "status 200 with something that is not JSON"],
  [{ body: { ...answered, SecurityToken: "t0ken \n" } }, "credentials whose SecurityToken has blanks, line breaks"],
])("says what is wrong with %j, naming the origin alone", async (reply, message) => {
  const { url } = await serving(() => reply);
  expect(await reasonOf(fromUri({ uri: `${url}/t0ken?t0ken` }))).toContain(`fromUri: ${url} answered ${message}`);
});

it("says that nobody answers", async () => {
  const url = await nobody();
  expect(await reasonOf(fromUri({ uri: `${url}/t0ken` }))).toBe(`fromUri: no answer from ${url} (ECONNREFUSED)`);
});

it.each([
  ["s3cret", "the credentials URI is not a URL of http or https"],
  ["file:///s3cret", "the credentials URI is not a URL of http or https"],
  ["http://a:s3cret@host/", "the credentials URI has a user name or a password, which fetch does not take"],
])("refuses %s", (uri, message) => {
  expect(() => fromUri({ uri })).toThrow(`fromUri: ${message}`);
});
