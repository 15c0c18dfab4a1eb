import { expect, it } from "vitest";
import { hmacSha1 } from "./hmac-sha1.ts";
import { canonicalQueryV1, type Parameter, stringToSignV1 } from "./string-to-sign-v1.ts";
import { verifyV1 } from "./verify-v1.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const query: Parameter[] = [
  ["Action", "ListShelves"],
  ["AccessKeyId", "testid"],
  ["SignatureMethod", "HMAC-SHA1"],
  ["SignatureVersion", "1.0"],
  ["SignatureNonce", "n"],
  ["Timestamp", "2026-01-02T03:04:05Z"],
];
const form: Parameter[] = [["Name", "oak tree"]];
const all = [...query, ...form];

/** Signs as a mistaken client would. */
async function heard(stringToSign: string, secret: string, change = (signature: string) => signature, nonce = "n") {
  const signature = change(await hmacSha1(secret, stringToSign));
  const sent = query.map(([name, value]) => [name, name === "SignatureNonce" ? nonce : value] as const);
  const url = `https://shelves.example.com/?${canonicalQueryV1(sent)}&Signature=${encodeURIComponent(signature)}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return verifyV1({ method: "POST", url, headers, body: canonicalQueryV1(form) }, () => "secret", { now: () => now });
}

const right = stringToSignV1("POST", all);

it.each([
  ["the method", stringToSignV1("GET", all), "secret&", "another request was signed: one with the method GET"],
  ["the form", stringToSignV1("POST", query), "secret&", "the form was left out of the signature"],
  ["the &", right, "secret", "the secret was used without & behind it"],
  ["the encoding", `POST&%2F&${canonicalQueryV1(all)}`, "secret&", "the sorted query was not encoded a second time"],
  ["nothing known", right, "other&", "another secret, or other parameters"],
])("names the mistake: %s", async (_, stringToSign, secret, message) => {
  expect(await heard(stringToSign, secret)).toMatchObject({
    code: "SignatureDoesNotMatch",
    message: expect.stringContaining(message),
  });
});

it("knows a plus sign that was not encoded", async () => {
  const messages = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const named = all.map(([name, value]) => [name, name === "SignatureNonce" ? String(n) : value] as const);
      const answer = await heard(
        stringToSignV1("POST", named),
        "secret&",
        (text) => text.replaceAll("+", " "),
        String(n),
      );
      return answer.ok ? "ok" : answer.message;
    }),
  );
  expect(new Set(messages)).toEqual(new Set(["ok", "a + of the signature became a blank on its way: encode it"]));
});

it("takes the right one", async () => {
  expect(await heard(right, "secret&")).toMatchObject({ ok: true });
});
