import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { backends } from "../testing/backends.ts";
import { comparable } from "../testing/vectors.ts";
import { type Parameter, rpcParameters, stringToSignV1, verifyV1, withSignatureV1 } from "./index.ts";
import { canonicalQueryV1, signatureV1 } from "./string-to-sign-v1.ts";

type Text = string | { $sha256: string; length: number };

interface Vector {
  id: string;
  title: string;
  tags: string[];
  input: {
    dialect: "pop-core" | "openapi-core";
    method: string;
    host: string;
    action: string;
    version: string;
    params: Record<string, unknown>;
    opts?: { formatParams?: boolean; formatAction?: boolean };
    credential: { accessKeyId: string; accessKeySecret: string; securityToken?: string; bearerToken?: string };
    date: string;
    nonce: string;
  };
  expected: {
    url: string;
    headers?: Record<string, string>;
    body?: Text;
    canonicalQuery: Text;
    stringToSign: Text;
    signature: string | null;
  };
}

const file = new URL("../../../../specs/protocol/vectors.json", import.meta.url);
const all: Vector[] = JSON.parse(readFileSync(file, "utf8")).vectors.rpc;
const usual = all.filter(({ tags }) => !tags.includes("hazard"));
const named = (list: Vector[]) => list.map((one) => [`${one.id}: ${one.title}`, one] as const);
const vector = (id: string): Vector => all.find((one) => one.id === id) as Vector;

afterEach(() => vi.restoreAllMocks());

/** What a caller hands to `fetch`; what the signer adds is not there. */
function requestOf({ input, expected }: Vector): { url: string; init: RequestInit } {
  const { action, version, host, method, params, opts = {} } = input;
  const url = new URL(`https://${host}/`);
  const headers: Record<string, string> = { "x-acs-action": action, "x-acs-version": version };
  let body: string | null = null;
  if (input.dialect === "pop-core") {
    const { formatParams = true, formatAction = true } = opts;
    const name = formatAction ? action.charAt(0).toUpperCase() + action.slice(1) : action;
    const parameters = rpcParameters(plain(params), { capitalise: formatParams });
    url.search = new URLSearchParams([["Action", name], ...parameters.map((one) => [...one])]).toString();
  } else {
    url.search = new URL(expected.url).search;
    for (const name of added) url.searchParams.delete(name);
    body = (expected.body as string | null) ?? null;
    if (body) headers["content-type"] = "application/x-www-form-urlencoded";
  }
  return { url: url.href, init: { method, headers, body } };
}

const added =
  "AccessKeyId BearerToken SecurityToken Signature SignatureMethod SignatureNonce SignatureType SignatureVersion Timestamp".split(
    " ",
  );

function plain(params: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(params), (_, value) =>
    value?.$repeat ? value.$repeat.repeat(value.times) + value.suffix : value?.$undefined ? undefined : value,
  );
}

async function signed(one: Vector): Promise<{ url: URL; init: RequestInit; form: Parameter[] }> {
  const { credential, date, nonce, dialect } = one.input;
  const { accessKeyId, accessKeySecret, securityToken, bearerToken } = credential;
  const calls: { url: URL; init: RequestInit; form: Parameter[] }[] = [];
  const fetch = withSignatureV1({
    credentials: bearerToken
      ? { bearerToken }
      : { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) },
    parameters: dialect === "pop-core" ? "form" : "query",
    now: () => Date.parse(date),
    nonce: () => nonce,
  })(async (url, init = {}) => {
    const form = typeof init.body === "string" ? [...new URLSearchParams(init.body)] : [];
    calls.push({ url: new URL(String(url)), init, form });
    return new Response();
  });
  const { url, init } = requestOf(one);
  await fetch(url, init);
  return calls[0] as (typeof calls)[0];
}

const sorted = (parameters: Iterable<Parameter>): Parameter[] => [...parameters].sort(([a], [b]) => (a < b ? -1 : 1));

it("the vectors have 28, of which 4 are hazards", () => {
  expect([all.length, usual.length]).toEqual([28, 24]);
});

describe.each(backends)("with %s", (_, use) => {
  it.each(named(usual))("%s: is sent so", async (_, one) => {
    use();
    const { url, init, form } = await signed(one);
    const { expected } = one;
    const there = new URL(expected.url);
    expect(url.origin + url.pathname).toBe(there.origin + there.pathname);
    expect(sorted(url.searchParams)).toEqual(sorted(there.searchParams));
    if (typeof expected.body === "string") {
      expect(sorted(form)).toEqual(sorted(new URLSearchParams(expected.body)));
      expect((init.headers as Record<string, string>)["content-type"]).toBe("application/x-www-form-urlencoded");
    }
    const parameters = [...url.searchParams, ...form];
    if (!expected.signature) return;
    const text = stringToSignV1(one.input.method, parameters);
    const query = canonicalQueryV1(parameters);
    expect(comparable(query, expected.canonicalQuery)).toEqual(expected.canonicalQuery);
    expect(comparable(text, expected.stringToSign)).toEqual(expected.stringToSign);
    expect(await signatureV1(one.input.credential.accessKeySecret, text)).toBe(expected.signature);
    expect(new Map(parameters).get("Signature")).toBe(expected.signature);
  });

  it.each(named(usual.filter(({ expected }) => expected.signature)))("%s: verifies as received", async (_, one) => {
    use();
    const { accessKeyId, accessKeySecret, securityToken } = one.input.credential;
    const key = securityToken ? { accessKeySecret, securityToken } : accessKeySecret;
    const { url, init } = await signed(one);
    const now = () => Date.parse(url.searchParams.get("Timestamp") ?? one.input.date);
    const request = { method: one.input.method, url: url.href, headers: init.headers as Record<string, string> };
    const verification = await verifyV1({ ...request, body: init.body as string | null }, () => key, { now });
    expect(verification).toEqual({ ok: true, accessKeyId });
  });
});

it("rpc-018: null and undefined are left out, not sent as words", () => {
  const params = { A: null, B: undefined, C: [null] };
  expect(rpcParameters(params)).toEqual([]);
});

it.each(["rpc-019", "rpc-020"])("%s: an object where text belongs is refused", (id) => {
  expect(() => rpcParameters(plain(vector(id).input.params))).toThrow(/neither text, number, boolean nor list/);
});

it("rpc-021: a method in lower case is the POST it says, in the body as well", async () => {
  const { url, init, form } = await signed(vector("rpc-021"));
  expect(init.method).toBe("POST");
  expect(url.search).toBe("");
  expect(new Map(form).get("Signature")).toBe(vector("rpc-021").expected.signature);
});
