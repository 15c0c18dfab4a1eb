import { inspect } from "node:util";
import { expect, it } from "vitest";
import { withoutQuery, withoutStringToSign, withoutValues } from "./redact.ts";
import { credentials, shelfClient } from "./testing/clients.ts";
import { serveText } from "./testing/server.ts";

const secret = "P@ss w0rd";
const encoded = "P%40ss%20w0rd";

/** All that a program may log of a failed call. */
async function shown(options: Parameters<typeof shelfClient>[0]): Promise<string> {
  const error = await shelfClient({ credentials, ...options })
    .createShelf({ Secret: secret, Tag: [{ Key: secret }] })
    .catch((reason) => reason);
  return `${error.stack}\n${inspect(error, { depth: 9, showHidden: true })}\n${JSON.stringify(error)}`;
}

it.each([
  [
    "the canonical request in JSON",
    400,
    JSON.stringify({
      Code: "SignatureDoesNotMatch",
      Message: `Specified signature is not matched with our calculation. server StringToSign is : [ACS3-HMAC-SHA256\nabc] , server CanonicalRequest is : [POST\n/\nSecret=${encoded}&Tag.1.Key=${encoded}\n]`,
    }),
  ],
  [
    "the canonical request in XML",
    403,
    `<Error><Code>SignatureDoesNotMatch</Code><Message>server string to sign is:POST&amp;%2F&amp;Secret%3D${encoded}</Message></Error>`,
  ],
  [
    "parameters under no heading",
    400,
    JSON.stringify({ Code: "SignatureDoesNotMatch", Message: `bad signature for POST&%2F&Secret%3D${encoded}` }),
  ],
  [
    "the URL in a proxy's page",
    502,
    `<html>GET https://shelf.example.com/?Secret=${encoded}&amp;Tag.1.Key=${encoded} failed</html>`,
  ],
  ["the query in plain text", 500, `cannot serve /?Secret=${encoded}`],
  ["an answer that breaks off", 200, `{"RequestId":"1","Keys":["${secret}"],"Password":"${secret}`],
])("repeats in no error what the server repeats: %s", async (_, status, text) => {
  const { endpoint } = await serveText(status, text);
  const all = await shown({ endpoint });
  for (const part of [secret, encoded, "testsecret"]) expect(all).not.toContain(part);
});

it("takes the query out of errors of transports that quote the URL", async () => {
  const fetch = (url: unknown) => {
    const error = Object.assign(new Error(`request to ${url} failed, reason: ECONNREFUSED`), { code: "ECONNREFUSED" });
    return Promise.reject(error);
  };
  const all = await shown({ fetch: fetch as never });
  expect(all).not.toContain(encoded);
  expect(all).toContain("request to https://shelf.example.com/?… failed, reason: ECONNREFUSED");
  const plain = new Error("reset");
  expect(withoutQuery(plain, "https://x/?a=b")).toBe(plain);
  expect(withoutQuery("text", "https://x/")).toBe("text");
});

it("keeps what a message says before the string to sign, and other messages whole", () => {
  const left = "[the service's string to sign is left out: it holds the parameters]";
  expect(withoutStringToSign("SignatureDoesNotMatch", "Not matched. server StringToSign is : [x]")).toBe(
    `Not matched ${left}`,
  );
  expect(withoutStringToSign("SignatureDoesNotMatch", "Not matched.")).toBe("Not matched.");
  expect(withoutStringToSign("InvalidName", "The name a&b=c=[d] is taken.")).toBe("The name a&b=c=[d] is taken.");
});

it("shortens what nobody expected", () => {
  expect(withoutValues("word ".repeat(100))).toHaveLength(121);
  expect(withoutValues(`${"<a ".repeat(1e6)}${'"'.repeat(1e6)}`).length).toBeLessThanOrEqual(121);
});
