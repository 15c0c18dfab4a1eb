import { spawn, spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sign, toCurl, verify } from "./index.ts";
import { verifyingServer } from "./testing/server.ts";
import { credentials, now, shelves } from "./testing/signing.ts";
import { bearerToken } from "./unsigned.ts";
import { v1, verifyV1 } from "./v1/index.ts";

let server: Awaited<ReturnType<typeof verifyingServer>>;
beforeAll(async () => {
  server = await verifyingServer();
});
afterAll(() => server.close());

const { headers } = shelves;
const ok = { ok: true, accessKeyId: "testid" };

it("signs a request without sending it, its body and options still there", async () => {
  const request = new Request(shelves.url, { method: "POST", headers, body: "Größe", redirect: "manual" });
  const signed = await sign(request, { credentials, now: () => now });
  expect(signed.redirect).toBe("manual");
  const body = await signed.clone().text();
  expect(body).toBe("Größe");
  const { method, url } = signed;
  const at = { now: () => now };
  expect(await verify({ method, url, headers: signed.headers, body }, () => "testsecret", at)).toEqual(ok);
});

it("signs by whatever the credentials bring", async () => {
  const old = await sign(new Request(shelves.url, { headers }), { credentials: v1(credentials) });
  const { method, url } = old;
  expect(await verifyV1({ method, url, headers: old.headers }, () => "testsecret")).toEqual(ok);
  const bearer = await sign(new Request(shelves.url, { headers }), { credentials: bearerToken("t") });
  expect(bearer.headers.get("x-acs-bearer-token")).toBe("t");
});

it("refuses what cannot be signed", async () => {
  const request = new Request("https://a.example.com/?%E4%B8%AD=1");
  await expect(sign(request, { credentials })).rejects.toThrow(/names outside ASCII/);
  await expect(sign(request, {} as never)).rejects.toThrow(/accessKeyId is missing/);
});

const temporary = { ...credentials, securityToken: "t0kenText" };

it("writes a curl line without secret, token and signature", async () => {
  const request = new Request(shelves.url, { method: "POST", headers, body: "it's" });
  const signed = await sign(request, { credentials: temporary, now: () => now, nonce: () => "n" });
  const line = await toCurl(signed);
  expect(line).toMatch(/^curl -X POST 'https:\/\/shelves\.example\.com\/\?Size=3&Label=a%20b' -H '/);
  expect(line).toContain("-H 'authorization: ***'");
  expect(line).toContain("-H 'x-acs-security-token: ***'");
  expect(line).toMatch(/--data-binary 'it'\\''s'$/);
  expect(line).not.toMatch(/testsecret|t0kenText|Signature=/);
  expect(await signed.text()).toBe("it's");

  const whole = await toCurl(await sign(new Request(shelves.url, { headers }), { credentials: temporary }), {
    signature: true,
  });
  expect(whole).toMatch(/Signature=[0-9a-f]{64}'/);
  expect(whole).toContain("t0kenText");
  expect(whole).not.toContain("testsecret");
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

it.skipIf(!hasCurl).each([
  ["GET", undefined, undefined],
  ["HEAD", undefined, undefined],
  ["POST", undefined, undefined],
  ["POST", "", undefined],
  ["POST", 'it\'s $HOME `id` \\ \n"ü"', undefined],
  ["PUT", '{"Size":3}', "application/json"],
  ["POST", "@/etc/hostname", undefined],
  ["POST", new Uint8Array([0, 255, 10, 64]), undefined],
])("what curl sends for %s with %j verifies", async (method, body, type) => {
  const init = { method, headers: { ...headers, ...(type && { "content-type": type }) }, body: body ?? null };
  const signed = await sign(new Request(`${server.url}/?Label=a%20b`, init), { credentials });
  const line = await toCurl(signed, { signature: true });
  await new Promise((done) => spawn("sh", ["-c", line]).on("close", done));
  const arrived = server.arrived.at(-1);
  expect(arrived).toMatchObject({ method, verification: ok });
  expect(new Uint8Array(arrived?.body ?? [])).toEqual(new Uint8Array(Buffer.from(body ?? "")));
});
