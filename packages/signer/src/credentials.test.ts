import { inspect } from "node:util";
import { expect, it } from "vitest";
import { type SignerOptions, withSignature } from "./index.ts";
import { fromEnv } from "./node.ts";
import { credentials, shelves, signing } from "./testing/signing.ts";

const secret = "do-not-show-me";

it.each([
  ["nothing", undefined, "accessKeyId"],
  ["null", null, "accessKeyId"],
  ["a text", secret, "accessKeyId"],
  ["no id", { accessKeySecret: secret }, "accessKeyId"],
  ["an empty id", { accessKeyId: "", accessKeySecret: secret }, "accessKeyId"],
  ["blanks around the id", { accessKeyId: "testid ", accessKeySecret: secret }, "accessKeyId"],
  ["a comma in the id", { accessKeyId: "test,id", accessKeySecret: secret }, "accessKeyId"],
  ["an id that is no text", { accessKeyId: 1, accessKeySecret: secret }, "accessKeyId"],
  ["no secret", { accessKeyId: "testid" }, "accessKeySecret"],
  ["an empty secret", { accessKeyId: "testid", accessKeySecret: "" }, "accessKeySecret"],
  ["a line break behind the secret", { accessKeyId: "testid", accessKeySecret: `${secret}\n` }, "accessKeySecret"],
  ["an empty token", { accessKeyId: "testid", accessKeySecret: secret, securityToken: "" }, "securityToken"],
  [
    "a blank before the token",
    { accessKeyId: "testid", accessKeySecret: secret, securityToken: " t" },
    "securityToken",
  ],
])("refuses %s by naming the field, given or provided", async (_, wrong, field) => {
  const given = wrong as SignerOptions["credentials"];
  const message = `credentials: ${field} is missing, empty, padded or not ASCII`;
  expect(() => withSignature({ credentials: given })).toThrow(new TypeError(message));
  await expect(signing({ credentials: () => given as never }).fetch(shelves.url, shelves)).rejects.toThrow(message);

  const error = await signing({ credentials: async () => given as never })
    .fetch(shelves.url)
    .catch((e) => e);
  expect(inspect(error)).not.toContain(secret);
});

it("says that a provider failed, and keeps its error as the cause", async () => {
  const cause = new Error("metadata service: 503");
  for (const provider of [
    () => Promise.reject(cause),
    () => {
      throw cause;
    },
  ]) {
    const error = await signing({ credentials: provider })
      .fetch(shelves.url, shelves)
      .catch((e) => e);
    expect(error.message).toBe("the credentials provider failed: see cause");
    expect(error.cause).toBe(cause);
  }
});

it("says at once what a source of ours says, for that holds no secret", async () => {
  const fetch = signing({ credentials: fromEnv({ env: {} }) }).fetch(shelves.url, shelves);
  const message = "the credentials provider failed: fromEnv: ALIBABA_CLOUD_ACCESS_KEY_ID is not set";
  await expect(fetch).rejects.toThrow(message);
});

it("asks a provider for each call, and signs with what it gives then", async () => {
  let calls = 0;
  const { sent, fetch } = signing({ credentials: () => ({ ...credentials, accessKeyId: `testid${++calls}` }) });
  await fetch(shelves.url, shelves);
  await fetch(shelves.url, shelves);
  expect(sent.map(({ headers }) => headers.authorization?.match(/testid\d/)?.[0])).toEqual(["testid1", "testid2"]);
});

it("sends a temporary key's token and id, signed", async () => {
  const { sent, fetch } = signing({ credentials: { ...credentials, securityToken: "a+/=" } });
  await fetch(shelves.url, shelves);
  expect(sent[0]?.headers).toMatchObject({ "x-acs-security-token": "a+/=", "x-acs-accesskey-id": "testid" });
  expect(sent[0]?.headers.authorization).toContain("host;x-acs-accesskey-id;x-acs-action;");
  expect(sent[0]?.headers.authorization).toContain(";x-acs-security-token;");
});
