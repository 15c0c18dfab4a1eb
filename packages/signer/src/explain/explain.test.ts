import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { canonicalRequest, type ReceivedRequest, verify } from "../index.ts";
import { credentials, now, signing } from "../testing/signing.ts";
import { stringToSignV1, withSignatureV1 } from "../v1/index.ts";
import { explain } from "./index.ts";

const url = "https://shelves.example.com/?Label=a%20b&Password=Passw0rd";
const at = { now: () => now };

interface Signed {
  method: string;
  url: string;
  headers: Record<string, string>;
}

async function signed(): Promise<Signed> {
  const { sent, fetch } = signing({ credentials: { ...credentials, securityToken: "t0kenText" } });
  await fetch(url, {
    method: "POST",
    headers: { "x-acs-action": "CreateShelf", "content-type": "text/css; charset=utf-8" },
  });
  const { method = "", headers = {} } = sent[0] ?? {};
  return { method, url, headers };
}

/** What a service says that saw the request as `seen`. */
async function refusal(seen: ReceivedRequest, secret = "another", whole = true): Promise<string> {
  const failed = await verify(seen, () => secret, at);
  if (failed.ok) throw new Error("verified");
  const { code, stringToSign, canonicalRequest } = failed;
  const masked = canonicalRequest?.replace(/^(x-acs-security-token:).*$/m, "$1***");
  const more = whole ? ` Server canonical request: [${masked}].` : "";
  return JSON.stringify({ Code: code, Message: `Not the same. Server string to sign is:${stringToSign}.${more}` });
}

const changes: [string, (request: Signed) => Signed][] = [
  ["method", (request) => ({ ...request, method: "GET" })],
  ["path", (request) => ({ ...request, url: request.url.replace("/?", "/a?") })],
  ["parameter Label", (request) => ({ ...request, url: request.url.replace("a%20b", "a%2520b") })],
  ["parameter Size", (request) => ({ ...request, url: `${request.url}&Size=3` })],
  ["header host", (request) => ({ ...request, headers: { ...request.headers, host: "proxy.example.com" } })],
  ["header x-acs-action", (request) => ({ ...request, headers: { ...request.headers, "x-acs-action": "A" } })],
];

describe("the service's message", () => {
  it.each(changes)("tells that a request changed on its way: %s", async (part, change) => {
    const request = await signed();
    const found = await explain(await refusal(change(request)), request);
    expect(found).toMatchObject({ reason: "request", message: expect.stringContaining(`differs first in: ${part}`) });
    expect(found.difference?.part).toBe(part);
    expect(found.difference?.yours).not.toBe(found.difference?.theirs);
    for (const text of [inspect(found), JSON.stringify(found)]) expect(text).not.toMatch(/Passw0rd|t0ken/);
  });

  it("tells that all agrees but the secret", async () => {
    const request = await signed();
    for (const whole of [true, false]) {
      expect(await explain(await refusal(request, "another", whole), request)).toMatchObject({ reason: "secret" });
    }
  });

  it.each([
    ["a host with a port", { host: "shelves.example.com:443" }, /the host with port 443/],
    ["a content-type cut", { "content-type": "text/css" }, /a content-type without its charset/],
  ])("tells by the hash alone: %s", async (_, headers, message) => {
    const request = await signed();
    const seen = { ...request, headers: { ...request.headers, ...headers } };
    const found = await explain(await refusal(seen, "testsecret", false), request);
    expect(found).toMatchObject({ reason: "request", message: expect.stringMatching(message) });
  });

  it("says how to go on where only the hash is known and nothing fits", async () => {
    const request = await signed();
    const seen = { ...request, headers: { ...request.headers, "x-acs-action": "Other" } };
    const found = await explain(await refusal(seen, "another", false), request);
    expect(found).toMatchObject({ reason: "request", message: expect.stringMatching(/only the hash .* look for/) });
  });

  it.each([
    ["an error", (text: string) => new Error(JSON.parse(text).Message)],
    ["an answer as an object", (text: string) => JSON.parse(text)],
    ["XML", (text: string) => `<Error><Message>${JSON.parse(text).Message.replaceAll("&", "&amp;")}</Message></Error>`],
  ])("is read from %s", async (_, form) => {
    const request = await signed();
    expect(await explain(form(await refusal(request)), request)).toMatchObject({ reason: "secret" });
  });

  it.each(["", "SignatureDoesNotMatch", undefined, null, {}, 7])("may say too little: %j", async (error) => {
    expect(await explain(error, await signed())).toMatchObject({ reason: "unknown" });
  });
});

describe("the service's message of V1", () => {
  const parameters = [
    ["Action", "CreateShelf"],
    ["Label", "a b"],
    ["Password", "Passw0rd"],
  ] as const;

  async function sent(): Promise<{ method: string; url: string; headers: Record<string, string> }> {
    const calls: string[] = [];
    const fetch = withSignatureV1({ credentials, now: () => now })(async (input) => {
      calls.push(String(input));
      return new Response();
    });
    await fetch(
      `https://shelves.example.com/?${new URLSearchParams([...parameters.map((one) => [...one])])}&Version=1`,
    );
    return { method: "GET", url: calls[0] ?? "", headers: {} };
  }

  const message = (method: string, url: string): string =>
    `Specified signature is not matched. server string to sign is:${stringToSignV1(method, [...new URL(url).searchParams])}`;

  it("tells secret, method and parameter apart", async () => {
    const request = await sent();
    expect(await explain(message("GET", request.url), request)).toMatchObject({ reason: "secret" });
    expect((await explain(message("POST", request.url), request)).difference?.part).toBe("method");
    const found = await explain(message("GET", request.url.replace("a%20b", "ab")), request);
    expect(found.difference).toEqual({ part: "parameter Label", yours: "Label=a%20b", theirs: "Label=ab" });
    expect(found.message).not.toContain("Passw0rd");
  });
});

it("is no fault of the request that the service puts stars in the place of a token", async () => {
  const urls: string[] = [];
  const fetch = withSignatureV1({ credentials: { ...credentials, securityToken: "t0ken+/" }, now: () => now })(
    async (input) => {
      urls.push(String(input));
      return new Response();
    },
  );
  await fetch("https://shelves.example.com/?Action=CreateShelf&Version=1");
  const [url = ""] = urls;
  const seen = [...new URL(url).searchParams].map(([name, value]): [string, string] => [
    name,
    name === "SecurityToken" ? "***" : value,
  ]);
  const message = `server string to sign is:${stringToSignV1("GET", seen)}`;
  expect(await explain(message, { method: "GET", url, headers: {} })).toMatchObject({ reason: "secret" });
});

describe("verify, told the caller's canonical request", () => {
  it("names the first difference and has both lines", async () => {
    const request = await signed();
    const theirs = canonicalOf(request);
    for (const [part, change] of changes) {
      const failed = await verify({ ...change(request), canonicalRequest: theirs }, () => "testsecret", at);
      if (failed.ok) throw new Error("verified");
      expect(failed.message).toContain(`differs first in: ${part}`);
      expect(failed.difference?.part).toBe(part);
      expect(inspect(failed) + JSON.stringify(failed)).not.toMatch(/Passw0rd|t0ken/);
    }
  });

  it("knows when only the secret differs", async () => {
    const request = await signed();
    const failed = await verify({ ...request, canonicalRequest: canonicalOf(request) }, () => "another", at);
    expect(failed).toMatchObject({ ok: false, message: "everything agrees but the secret" });
  });

  it("finds common mistakes without it", async () => {
    const request = await signed();
    const seen = { ...request, url: request.url.replace("?", "?&"), method: "GET" };
    expect(await verify(seen, () => "testsecret", at)).toMatchObject({
      message: expect.stringMatching(/one with the method POST/),
    });
    const { sent, fetch } = signing({ credentials: { ...credentials, accessKeySecret: "testsecret&" } });
    await fetch(url, {});
    const [old] = sent;
    const failed = await verify({ method: "GET", url, headers: old?.headers ?? {} }, () => "testsecret", at);
    expect(failed).toMatchObject({ message: expect.stringMatching(/with & behind it/) });
  });
});

function canonicalOf({ method, url, headers }: Signed): string {
  const { pathname, searchParams, host } = new URL(url);
  const bodyHash = headers["x-acs-content-sha256"] ?? "";
  return canonicalRequest({
    method,
    path: pathname,
    query: [...searchParams],
    headers: { ...headers, host },
    bodyHash,
  });
}
