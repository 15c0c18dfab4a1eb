import { inspect } from "node:util";
import { v1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";
import { testClock } from "./clock.ts";
import { withoutSecrets, withoutStringToSign, withoutValues } from "./redact.ts";
import { retry } from "./retry.ts";
import { credentials, shelfClient, smallClient } from "./testing/clients.ts";
import { serve, serveText } from "./testing/server.ts";

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

it.each([
  [
    "in JSON",
    JSON.stringify({
      Code: "SignatureDoesNotMatch",
      Message: `Not matched. server StringToSign is : [POST\n/\nSecret=${encoded}]`,
      RequestId: "4C2B0001",
    }),
  ],
  [
    "in XML",
    `<Error><Code>SignatureDoesNotMatch</Code><Message>Not matched. server string to sign is:Secret%3D${encoded}</Message><RequestId>4C2B0001</RequestId></Error>`,
  ],
  [
    "under another code",
    JSON.stringify({
      Code: "IncompleteSignature",
      Message: `Not matched. CanonicalString: Secret=${encoded}`,
      RequestId: "4C2B0001",
    }),
  ],
])("takes the string to sign out of what api and its middlewares get, %s", async (_, text) => {
  const { endpoint } = await serveText(400, text);
  const { api } = shelfClient({ endpoint });
  let seen = "";
  api.use({
    onResponse: async ({ response }) => {
      seen = await response.clone().text();
    },
  });
  const post = api.POST as unknown as (path: string, init: object) => Promise<Record<string, unknown>>;
  const { error, response } = await post("/CreateShelf", { params: { query: { Secret: secret } } });
  expect(error).toMatchObject({ Message: expect.stringMatching(/^Not matched/), RequestId: "4C2B0001" });
  expect(response).toMatchObject({ status: 400 });
  expect(`${JSON.stringify(error)}${seen}`).not.toContain(encoded);
});

/** What programs log of an object: everything that can be reached, however it is hidden. */
function printed(value: unknown): string {
  const json = JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}` : part));
  return `${inspect(value, { depth: 20, showHidden: true, getters: true })}\n${json}\n${String(value)}`;
}

it.each([
  ["a refusal", 400, '{"Code":"NoPermission","Message":"no","AccessDeniedDetail":{"AuthAction":"a"}}'],
  [
    "a refused signature",
    400,
    `{"Code":"SignatureDoesNotMatch","Message":"server StringToSign is : [UserData=${encoded}]"}`,
  ],
  ["a page that quotes the URL", 502, `<a href="/?UserData=${encoded}">${encoded}=${encoded}</a>`],
  ["a broken answer", 200, `{"Password":"${secret}`],
])("shows nothing secret of any public object, after %s", async (_, status, text) => {
  const { endpoint } = await serveText(status, text);
  const keys = { accessKeyId: "LTAI-hidden", accessKeySecret: "hidden-secret", securityToken: "hidden-token" };
  const told: unknown[] = [];
  const tell = (...about: unknown[]) => told.push(about);
  const clock = testClock();
  const again = { onRequest: tell, onResponse: tell, onRetry: tell };
  for (const credentials of [keys, async () => keys]) {
    const shelves = shelfClient({ endpoint, credentials, clock, retry: again });
    const small = smallClient({ endpoint, credentials, clock, retry: retry(again) });
    const params = { UserData: secret, Password: secret, Tag: [{ Key: secret }], Labels: [{ Password: secret }] };
    const errors = await Promise.all([
      shelves.createShelf(params).catch((reason) => reason),
      shelves.setPassword(params).catch((reason) => reason),
      small.call({ action: "CreateShelf" }, params).catch((reason) => reason),
      shelves.createShelf({ Password: () => secret }).catch((reason) => reason),
    ]);
    const unheard = await shelfClient({ endpoint: "http://127.0.0.1:1", credentials })
      .createShelf(params)
      .catch((reason) => reason);
    for (const object of [shelves, shelves.api, small, told, ...errors, unheard]) {
      const all = printed(object);
      for (const part of [secret, encoded, "hidden", "ACS3-HMAC-SHA256", "authorization"])
        expect(all).not.toContain(part);
    }
    expect(errors.every((error) => error instanceof Error)).toBe(true);
  }
});

it("takes the query out of errors of transports that quote the URL", async () => {
  const fetch = (url: unknown) => {
    const error = Object.assign(new Error(`request to ${url} failed, reason: ECONNREFUSED`), { code: "ECONNREFUSED" });
    return Promise.reject(error);
  };
  const all = await shown({ fetch: fetch as never });
  expect(all).not.toContain(encoded);
  expect(all).toContain("request to https://shelf.example.com/?… failed, reason: ECONNREFUSED");
});

const temporary = { accessKeyId: "testid", accessKeySecret: "hidden-secret", securityToken: "hidden-token/+=" };
const action = { action: "CreateShelf", styles: { Labels: "json" }, secrets: "Secret Labels" } as const;

const sent = { url: "https://x/?a=bcde", headers: {} };
const asked = { row: { action: "CreateShelf" }, method: "POST", sent };

class Faulty extends Error {
  get code(): string {
    throw new Error("no code");
  }
}

it.each([
  ["null", null],
  ["nothing", undefined],
  ["a symbol", Symbol("s")],
  ["a frozen error", Object.freeze(new Error("frozen"))],
  ["an error whose fields cannot be read", new Faulty("x")],
  [
    "a proxy that nobody can look into",
    new Proxy(new Error("x"), {
      get: () => {
        throw new Error("no");
      },
    }),
  ],
  ["an error with a symbol for a message", Object.assign(new Error("x"), { message: Symbol("s") })],
  ["an error with a symbol for a code", Object.assign(new Error("x"), { code: Symbol("s") })],
  [
    "an error with a code that is no text",
    new Error("x", { cause: Object.assign(new Error(), { code: Object.create(null) }) }),
  ],
  ["an error with a stack that is no text", Object.assign(new Error("x"), { stack: Object.create(null) })],
])("rejects as usual if the transport throws %s", async (_, thrown) => {
  const fetch = () => Promise.reject(thrown);
  await expect(shelfClient({ fetch }).createShelf()).rejects.toMatchObject({ code: "NetworkError", status: 0 });
});

it("comes to an end with an error that is its own cause", () => {
  const own = new Error("GET /?a=bcde");
  own.cause = own;
  expect(withoutSecrets(own, asked)).toMatchObject({ message: "GET /?…", cause: { message: "GET /?…" } });
});

it("takes the query out of causes, wherever it is, and leaves what has none as it is", () => {
  const nested = new Error("failed", { cause: Object.assign(new Error("GET /?a=bcde"), { code: "ECONNRESET" }) });
  const clean = withoutSecrets(nested, asked) as { cause: { code: string; message: string } };
  expect(clean.cause).toMatchObject({ code: "ECONNRESET", message: "GET /?…" });
  const withPath = Object.assign(new Error("reset"), { code: "ECONNRESET", path: sent.url }); // as Bun's have
  const plain = Object.assign(new Error("reset"), { code: "ECONNRESET", socket: { remotePort: 443 } });
  expect(withoutSecrets(withPath, asked)).toMatchObject({
    message: "reset",
    code: "ECONNRESET",
    stack: withPath.stack,
  });
  expect(withoutSecrets(withPath, asked)).not.toHaveProperty("path");
  expect(withoutSecrets(plain, asked)).toBe(plain);
  expect(withoutSecrets("text", asked)).toBe("text");
  expect(withoutSecrets(undefined, asked)).toBe(undefined);
});

const loop: Record<string, unknown> = {};
loop.loop = loop;
const hidden = Symbol("config");

it.each([
  ["in a message", (url: string) => new Error(`GET ${url}`)],
  ["decoded", (url: string) => new Error(decodeURIComponent(url))],
  ["headers in a message", (_: string, init: RequestInit) => new Error(JSON.stringify(init.headers))],
  ["in a field", (url: string) => Object.assign(new Error("x"), { url })],
  [
    "deep in a field",
    (url: string, { headers }: RequestInit) => Object.assign(new Error("x"), { config: { url, headers } }),
  ],
  [
    "in a Request",
    (url: string, init: RequestInit) => Object.assign(new Error("x"), { request: new Request(url, init) }),
  ],
  ["in what holds itself", (url: string) => Object.assign(new Error("x"), { loop, url })],
  ["in one of many errors", (url: string) => new AggregateError([new Error(url)], "x")],
  [
    "in the cause of one of many errors",
    (url: string) => new AggregateError([new Error("x", { cause: new Error(url) })], "x"),
  ],
  ["in an error in a field", (url: string) => Object.assign(new Error("x"), { info: { inner: new Error(url) } })],
  ["in a field whose name is a symbol", (url: string) => Object.assign(new Error("x"), { [hidden]: { url } })],
  [
    "in a field that JSON leaves out",
    (url: string) => Object.assign(new Error("x"), { config: { inner: { url, toJSON: () => "" } } }),
  ],
  ["in a function's field", (url: string) => Object.assign(() => {}, { url })],
  ["as a text", (url: string) => url],
  ["as an object", (url: string, { headers }: RequestInit) => ({ url, headers })],
])("shows nothing of a request that a transport throws: %s", async (_, thrown) => {
  const fetch = async (url: unknown, init: unknown) => {
    throw thrown(String(url), init as RequestInit);
  };
  for (const give of [(keys: typeof temporary) => keys, v1]) {
    const error = await smallClient({ credentials: give(temporary), fetch: fetch as never })
      .call(action, { Secret: secret })
      .catch((reason) => reason);
    expect(error).toMatchObject({ code: "NetworkError" });
    for (const part of [secret, encoded, "hidden"]) expect(printed(error)).not.toContain(part);
    expect(printed(error)).not.toMatch(/Signature=[^…]/);
  }
});

it.each([
  ["a refusal", 400, (all: string) => JSON.stringify({ Code: "InvalidName", Message: `no: ${all}` })],
  ["a page", 502, (all: string) => `<html>${all}</html>`],
  ["a text", 500, (all: string) => all],
])("shows no secret that %s repeats", async (_, status, answer) => {
  const { endpoint } = await serve((response, { headers, url }) => {
    const parts = [headers["x-acs-security-token"], headers.authorization, secret, "h1dden-leaf", url];
    response.writeHead(status).end(answer(parts.join(" ")));
  });
  const error = await smallClient({ endpoint, credentials: temporary })
    .call(action, { Secret: secret, Labels: [{ Password: "h1dden-leaf" }] })
    .catch((reason) => reason);
  for (const part of [secret, encoded, "hidden-token", "h1dden-leaf"]) expect(printed(error)).not.toContain(part);
  expect(error).toMatchObject({ status });
});

it("keeps what a message says before the string to sign, and other messages whole", () => {
  const left = "[string to sign left out]";
  expect(withoutStringToSign("SignatureDoesNotMatch", "Not matched. server StringToSign is : [x]")).toBe(
    `Not matched ${left}`,
  );
  expect(withoutStringToSign("SignatureDoesNotMatch", "Not matched.")).toBe("Not matched.");
  expect(withoutStringToSign("InvalidName", "The name a&b=c=[d] is taken.")).toBe("The name a&b=c=[d] is taken.");
  const long = `a${" !=".repeat(300_000)}`; // in a moment
  expect(withoutStringToSign("InvalidName", `${long}b`)).toBe(`${long}b`);
  expect(withoutStringToSign("InvalidName", `${long}StringToSign: b`)).toBe(`a ${left}`);
});

it("shortens what nobody expected", () => {
  expect(withoutValues("word ".repeat(100))).toHaveLength(121);
  expect(withoutValues("bad\u001b[2J\u0000\u009bgateway")).toBe("bad [2J gateway");
  expect(withoutValues(`${"<a ".repeat(1e6)}${'"'.repeat(1e6)}`).length).toBeLessThanOrEqual(121);
});
