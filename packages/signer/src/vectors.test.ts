import { afterEach, describe, expect, it, vi } from "vitest";
import { authorization } from "./authorization.ts";
import { signedHeaderNames } from "./canonical-request.ts";
import { createHasher } from "./hash.ts";
import { canonicalRequest, type SignableRequest, stringToSign, verify } from "./index.ts";
import { backends } from "./testing/backends.ts";
import { signing } from "./testing/signing.ts";
import { bodyOf, comparable, requestOf, urlOf, type Vector, vector, vectors } from "./testing/vectors.ts";

const usual = vectors.filter(({ tags }) => !tags.includes("hazard"));
const signed = usual.filter(({ expected }) => expected.authorization);
const named = (list: Vector[]) => list.map((one) => [`${one.id}: ${one.title}`, one] as const);

afterEach(() => vi.restoreAllMocks());

it("the vectors have 61 without a hazard, of which two carry no signature", () => {
  expect(usual).toHaveLength(61);
  expect(usual.filter((one) => !signed.includes(one)).map(({ id }) => id)).toEqual(["v3-048", "v3-049"]);
});

describe.each(backends)("with %s", (_, useBackend) => {
  it.each(named(signed))("%s: canonical request, string to sign, signature", async (_, one) => {
    useBackend();
    const { input, expected } = one;
    const request = signable(one);
    const canonical = canonicalRequest(request);
    const text = await stringToSign(canonical);
    const signature = await createHasher().hmac(input.credential.accessKeySecret, text);
    const { accessKeyId } = input.credential;
    const signedHeaders = signedHeaderNames(Object.keys(request.headers));

    expect(comparable(canonical, expected.canonicalRequest)).toEqual(expected.canonicalRequest);
    expect(text).toBe(expected.stringToSign);
    expect(signature).toBe(expected.signature);
    expect(authorization(accessKeyId, signedHeaders.join(";"), signature)).toBe(expected.authorization);
  });

  it.each(named(signed))("%s: the layer around fetch sends it so", async (_, one) => {
    useBackend();
    const { sent, fetch } = signing(optionsOf(one));
    const { url, init } = requestOf(one);
    await fetch(url, init);

    const { host: _host, ...headers } = one.input.lowLevel
      ? { ...one.input.headers, authorization: one.expected.authorization }
      : one.expected.headers;
    expect(sent[0]?.headers).toEqual(headers);
    expect(sent[0]?.url).toBe(new URL(url).href);
    expect(sent[0]?.method).toBe(one.input.method);
  });

  it.each(named(signed))("%s: verifies as received", async (_, one) => {
    useBackend();
    const { url, init } = requestOf(one);
    const headers = one.input.lowLevel
      ? { ...one.input.headers, authorization: one.expected.authorization }
      : one.expected.headers;
    const { accessKeyId, accessKeySecret, securityToken } = one.input.credential;
    const key = securityToken ? { accessKeySecret, securityToken } : accessKeySecret;
    const now = () => Date.parse(headers["x-acs-date"] ?? "");

    const verification = await verify({ ...init, url, headers }, () => key, { now });
    expect(verification).toEqual({ ok: true, accessKeyId });
  });
});

it.each(named(usual.filter((one) => !signed.includes(one))))(
  "%s (sent by unsigned.test.ts): the body's hash is right, and it does not verify",
  async (_, one) => {
    const { headers } = one.expected;
    expect(await createHasher().sha256(bodyOf(one) ?? "")).toBe(headers["x-acs-content-sha256"]);
    expect(await verify({ method: one.input.method, url: urlOf(one), headers }, () => "secret")).toMatchObject({
      ok: false,
      code: "IncompleteSignature",
    });
  },
);

it.each(["v3-050", "v3-051"])("%s: names outside ASCII are refused; encoded, they would sign so", async (id) => {
  const one = vector(id);
  const { url, init } = requestOf(one);
  const { sent, fetch } = signing(optionsOf(one));
  await expect(fetch(url, init)).rejects.toThrow(/names outside ASCII/);
  expect(sent).toEqual([]);

  const text = await stringToSign(canonicalRequest(signable(one)));
  const signature = await createHasher().hmac(one.input.credential.accessKeySecret, text);
  expect(signature).toBe(one.expected.signatureIfNamesEncoded);
});

it("v3-052: a body with GET is refused", async () => {
  const { url, init } = requestOf(vector("v3-052"));
  await expect(signing().fetch(url, { ...init, body: "InstanceId=i-1" })).rejects.toThrow(/GET has none/);
});

it("v3-062 (its hazard is the host): what is sent there is signed right", async () => {
  const one = vector("v3-062");
  const { sent, fetch } = signing(optionsOf(one));
  const { url, init } = requestOf(one);
  await fetch(url, init);
  expect(sent[0]?.headers.authorization).toBe(one.expected.authorization);
});

function optionsOf({ input, expected }: Vector) {
  const headers = input.lowLevel ? input.headers : expected.headers;
  const { accessKeyId, accessKeySecret, securityToken } = input.credential;
  return {
    credentials: { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) },
    now: () => Date.parse(headers?.["x-acs-date"] ?? ""),
    nonce: () => headers?.["x-acs-signature-nonce"] ?? "",
  };
}

function signable(one: Vector): SignableRequest {
  const { input, expected } = one;
  const headers = input.lowLevel ? (input.headers ?? {}) : expected.headers;
  return {
    method: input.method,
    path: input.pathname,
    query: input.lowLevel ? Object.entries(input.query ?? {}) : [...new URL(urlOf(one)).searchParams],
    headers,
    bodyHash: headers["x-acs-content-sha256"] ?? "",
  };
}
