import {
  canonicalRequest,
  createVerify,
  nonceMemory,
  sign,
  signingMiddleware,
  stringToSign,
  toCurl,
  verify,
  withSignature,
} from "@acskit/signer";
import { explain } from "@acskit/signer/explain";
import { anonymous, bearerToken } from "@acskit/signer/unsigned";
import { rpcParameters, v1, verifyV1, withSignatureV1 } from "@acskit/signer/v1";
import { type Check, check, equal, lacks, matches, ok, rejection } from "./check.ts";
import { credentials, type Echo, shelfClient } from "./products.ts";
import { bodyOf, headersOf, urlOf, type Vector, type VectorV1, vectors, vectorsV1, whole } from "./vectors.ts";

const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" };
const secretOf = (id: string) => (id === "testid" ? "testsecret" : undefined);

/** The bodies that `fetch` takes; each has to be hashed as it is sent. */
const bodies: Record<string, () => BodyInit> = {
  text: () => "Größe=3",
  bytes: () => new Uint8Array([0, 128, 255]),
  "a buffer": () => new Uint8Array([1, 2, 3]).buffer,
  "a blob": () => new Blob(["a", "é"], { type: "text/plain" }),
  "a form": () => new URLSearchParams({ Name: "a b*~" }),
  "a form with a file": () => {
    const form = new FormData();
    form.append("file", new Blob(["<Index/>"]), "index.xml");
    return form;
  },
  "a stream": () => new Blob(["streamed"]).stream(),
};

export const signing: Check[] = [
  ...vectors.map((one) => check(`${one.id} is signed, and verifies: ${one.title}`, () => asVector(one))),
  ...vectorsV1.map((one) => check(`${one.id} is signed, and verifies: ${one.title}`, () => asVectorV1(one))),

  ...Object.entries(bodies).map(([what, body]) =>
    check(`a request with ${what} as its body arrives as it was signed`, async ({ odd }) => {
      const signed = withSignature({ credentials })(fetch);
      const response = await signed(`${odd}/?Size=3`, { method: "POST", headers, body: body() });
      equal(((await response.json()) as Echo).Signature, "ok");
    }),
  ),

  check("a Request is signed, and one that was signed before is sent by the platform's fetch", async ({ odd }) => {
    const request = new Request(`${odd}/?Label=a%20b`, { method: "POST", headers, body: "x=1" });
    const response = await fetch(await sign(request, { credentials }));
    const echo = (await response.json()) as Echo;
    equal([echo.Signature, echo.Body, echo.Query], ["ok", "x=1", [["Label", "a b"]]]);
  }),

  check("a signed request as a line for curl shows no signature", async () => {
    const request = new Request("https://shelf.example.com/", { method: "POST", headers });
    const line = await toCurl(await sign(request, { credentials: { ...credentials, securityToken: "sts-token" } }));
    matches(line, /^curl -X POST .*authorization: \*\*\*/);
    lacks(line, ["sts-token", "Signature=", "testsecret"]);
  }),

  check("the older signature, as credentials of a client, is what the service expects", async ({ odd }) => {
    const echo = await shelfClient({ endpoint: odd, credentials: v1(credentials) }).createShelf({ Name: "a b" });
    equal(echo.Signature, "ok");
    ok(
      echo.Query.some(([name, text]) => name === "SignatureMethod" && text === "HMAC-SHA1"),
      "it is not the older one",
    );
  }),

  check("a bearer token, or nobody, calls without a signature", async ({ odd }) => {
    const bearer = await shelfClient({ endpoint: odd, credentials: bearerToken("token-1") }).createShelf();
    equal(bearer.Headers["x-acs-bearer-token"], "token-1");
    const nobody = await shelfClient({ endpoint: odd, credentials: anonymous() }).createShelf();
    equal([nobody.Headers.authorization, nobody.Query], [undefined, [["Format", "json"]]]);
  }),

  check("a signature that is wrong is refused, and the answer says in what", async () => {
    const request = new Request("https://shelf.example.com/?Size=3", { method: "POST", headers });
    const { method, headers: sent } = await sign(request, { credentials });
    const [right, wrong] = await Promise.all(
      ["Size=3", "Size=4"].map((query) =>
        verify({ method, url: `https://shelf.example.com/?${query}`, headers: sent }, secretOf),
      ),
    );
    equal(right, { ok: true, accessKeyId: "testid" });
    ok(wrong && !wrong.ok, "it was taken");
    equal(wrong.code, "SignatureDoesNotMatch");
  }),

  check("a nonce that was seen is refused by a verifier that keeps them", async () => {
    const verifier = createVerify(secretOf, { nonces: nonceMemory() });
    const {
      method,
      url,
      headers: sent,
    } = await sign(new Request("https://shelf.example.com/", { method: "POST", headers }), {
      credentials,
    });
    equal(await verifier({ method, url, headers: sent }), { ok: true, accessKeyId: "testid" });
    const again = await verifier({ method, url, headers: sent });
    equal(!again.ok && again.code, "SignatureNonceUsed");
  }),

  check("the service's SignatureDoesNotMatch is explained", async () => {
    const request = new Request("https://shelf.example.com/?Size=3", { method: "POST", headers });
    const signed = await sign(request, { credentials });
    const sent = Object.fromEntries(signed.headers);
    const canonical = canonicalRequest({
      method: "POST",
      path: "/",
      query: [["Size", "3"]],
      headers: Object.fromEntries(
        Object.entries({ ...sent, host: "shelf.example.com" }).filter(([name]) =>
          /^(host|content-type|x-acs-.*)$/.test(name),
        ),
      ),
      bodyHash: sent["x-acs-content-sha256"] ?? "",
    });
    const answer = JSON.stringify({ Message: `server string to sign is:${await stringToSign(canonical)}` });
    equal((await explain(answer, { method: "POST", url: request.url, headers: sent })).reason, "secret");
  }),

  check("somebody's own openapi-fetch client is signed by the middleware", async ({ odd }) => {
    const middleware = signingMiddleware({ version: "2020-01-01", credentials });
    const request = new Request(`${odd}/CreateShelf?Size=3`, { method: "POST" });
    const signed = await middleware.onRequest({ request, schemaPath: "/CreateShelf" } as never);
    const echo = (await (await fetch(signed as Request)).json()) as Echo;
    equal([echo.Signature, echo.Path, echo.Headers["x-acs-action"]], ["ok", "/", "CreateShelf"]);
  }),

  check("what cannot be signed safely is refused before anything is sent", async () => {
    const signed = withSignature({ credentials })(() => Promise.reject(new Error("it was sent")));
    const url = "https://shelf.example.com/";
    matches((await rejection(signed(`${url}?a=\ud800`))).message, /lone surrogate/);
    matches((await rejection(signed(url, { headers: { "x-acs-a": "b\r\nc: d" } }))).message, /line break/);
    matches((await rejection(signed(url, { method: "GET", body: "x" }))).message, /GET has none/);
  }),
];

async function asVector(one: Vector): Promise<void> {
  const all = headersOf(one);
  const url = urlOf(one);
  const body = bodyOf(one);
  const { accessKeyId, accessKeySecret, securityToken } = one.input.credential;
  const now = () => Date.parse(all["x-acs-date"] ?? "");
  const given = Object.entries(all).filter(([name]) => !added.test(name));
  let sent: unknown;
  await withSignature({
    credentials: { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) },
    now,
    nonce: () => all["x-acs-signature-nonce"] ?? "",
  })(async (input, init) => {
    sent = { url: String(input), method: init?.method, headers: init?.headers };
    return new Response();
  })(url, { method: one.input.method, headers: Object.fromEntries(given), body });
  const { host: _, ...headers } = all;
  equal(sent, { url: new URL(url).href, method: one.input.method, headers });

  const { method, pathname, query } = one.input;
  const canonical = canonicalRequest({
    method,
    path: pathname,
    query: one.input.lowLevel ? Object.entries(query ?? {}) : [...new URL(url).searchParams],
    headers: all,
    bodyHash: all["x-acs-content-sha256"] ?? "",
  });
  if (typeof one.expected.canonicalRequest === "string") equal(canonical, one.expected.canonicalRequest);
  equal(await stringToSign(canonical), one.expected.stringToSign);

  const key = securityToken ? { accessKeySecret, securityToken } : accessKeySecret;
  equal(await verify({ method, url, headers: all, body }, () => key, { now }), { ok: true, accessKeyId });
}

const added = /^(host|authorization|x-acs-(date|signature-nonce|content-sha256|security-token|accesskey-id))$/;

async function asVectorV1({ input, expected }: VectorV1): Promise<void> {
  const { accessKeyId, accessKeySecret, securityToken, bearerToken } = input.credential;
  const isForm = input.dialect === "pop-core";
  let sent = { url: "", method: input.method, headers: {} as Record<string, string>, body: null as string | null };
  const signed = withSignatureV1({
    credentials: bearerToken
      ? { bearerToken }
      : { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) },
    parameters: isForm ? "form" : "query",
    now: () => Date.parse(input.date),
    nonce: () => input.nonce,
  })(async (url, init = {}) => {
    sent = {
      ...sent,
      url: String(url),
      headers: init.headers as Record<string, string>,
      body: init.body as string | null,
    };
    return new Response();
  });
  const { url, body } = isForm ? ofPopCore(input) : ofOpenapiCore({ input, expected } as VectorV1);
  const type = { "content-type": "application/x-www-form-urlencoded" };
  await signed(url, {
    method: input.method,
    headers: { "x-acs-action": input.action, "x-acs-version": input.version, ...(body && type) },
    body,
  });

  const parameters = (text: string, form: unknown): string[] =>
    [...new URL(text).searchParams, ...new URLSearchParams(typeof form === "string" ? form : "")].map(String).sort();
  const wanted = expected.body;
  if (wanted == null || typeof wanted === "string")
    equal(parameters(sent.url, sent.body), parameters(expected.url, wanted));
  if (!expected.signature) return;
  const all = new URLSearchParams(`${new URL(sent.url).search.slice(1)}&${sent.body ?? ""}`);
  equal(all.get("Signature"), expected.signature);
  const now = () => Date.parse(all.get("Timestamp") ?? ""); // one caller gives its own
  const key = securityToken ? { accessKeySecret, securityToken } : accessKeySecret;
  equal(await verifyV1(sent, () => key, { now }), { ok: true, accessKeyId });
}

function ofPopCore({ action, host, params, opts = {} }: VectorV1["input"]): { url: string; body: null } {
  const { formatParams = true, formatAction = true } = opts;
  const name = formatAction ? action.charAt(0).toUpperCase() + action.slice(1) : action;
  const parameters = rpcParameters(whole(params) as Record<string, unknown>, { capitalise: formatParams });
  const query = new URLSearchParams([["Action", name], ...parameters.map((one) => [...one])]);
  return { url: `https://${host}/?${query}`, body: null };
}

/** What the signer adds is taken away. */
function ofOpenapiCore({ input, expected }: VectorV1): { url: string; body: string | null } {
  const url = new URL(`https://${input.host}/`);
  url.search = new URL(expected.url).search;
  const added = /^(AccessKeyId|BearerToken|SecurityToken|Signature.*|Timestamp)$/;
  for (const name of [...url.searchParams.keys()].filter((one) => added.test(one))) url.searchParams.delete(name);
  return { url: url.href, body: typeof expected.body === "string" ? expected.body : null };
}
