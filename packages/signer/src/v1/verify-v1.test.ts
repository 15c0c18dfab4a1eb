import { expect, it } from "vitest";
import { hmacSha1 } from "./hmac-sha1.ts";
import { canonicalQueryV1, type Parameter, stringToSignV1 } from "./string-to-sign-v1.ts";
import { verifyV1 } from "./verify-v1.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const query: Parameter[] = [
  ["Action", "ListShelves"],
  ["Version", "2022-02-02"],
  ["AccessKeyId", "testid"],
  ["SignatureMethod", "HMAC-SHA1"],
  ["SignatureVersion", "1.0"],
  ["SignatureNonce", "n"],
  ["Timestamp", "2026-01-02T03:04:05Z"],
];

/** The version stands in the query, and in the form once more. */
async function heard(signed: Parameter[], version: string) {
  const signature = await hmacSha1("secret&", stringToSignV1("POST", signed));
  const url = `https://shelves.example.com/?${canonicalQueryV1(query)}&Signature=${encodeURIComponent(signature)}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = `Version=${version}`;
  return verifyV1({ method: "POST", url, headers, body }, () => "secret", { now: () => now });
}

it.each([
  ["as often as it is sent", [...query, ["Version", "2022-02-02"]] satisfies Parameter[]],
  ["once, as by clients that merge query and form first", query],
])("takes a name that query and form have in common, signed %s", async (_, signed) => {
  expect(await heard(signed, "2022-02-02")).toMatchObject({ ok: true });
});

it("takes nothing that was not signed for a name that was", async () => {
  expect(await heard(query, "1999-09-09")).toMatchObject({ code: "SignatureDoesNotMatch" });
});
