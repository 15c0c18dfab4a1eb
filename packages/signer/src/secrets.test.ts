import { inspect } from "node:util";
import { expect, it } from "vitest";
import { signingMiddleware, verify, withSignature } from "./index.ts";
import { now, shelves, signing } from "./testing/signing.ts";
import { bearerToken } from "./unsigned.ts";
import { v1, withSignatureV1 } from "./v1/index.ts";

const hidden = ["s3cretKey", "t0kenText", "Passw0rd"];
const credentials = { accessKeyId: "testid", accessKeySecret: "s3cretKey", securityToken: "t0kenText" };
const url = `${shelves.url}&Password=Passw0rd`;

function clean(value: unknown): void {
  const shown = [
    inspect(value, { depth: 9 }),
    JSON.stringify(value) ?? "",
    String(value),
    (value as Error)?.stack ?? "",
  ];
  for (const text of shown) for (const secret of hidden) expect(text).not.toContain(secret);
}

it("shows no secret in what it makes", () => {
  const layer = withSignature({ credentials });
  clean(layer);
  clean(layer(fetch));
  clean(signingMiddleware({ credentials, version: "2024-01-01" }));
  clean(withSignatureV1({ credentials })(fetch));
  clean(v1(credentials));
  clean(bearerToken("t0kenText"));
});

it("shows no secret in a verification that failed, though it holds the canonical request", async () => {
  const { sent, fetch } = signing({ credentials });
  await fetch(url, shelves);
  const { method = "", headers = {} } = sent[0] ?? {};
  for (const key of ["another", { accessKeySecret: "another", securityToken: "t0kenText" }, undefined]) {
    const verification = await verify({ method, url, headers }, () => key, { now: () => now });
    clean(verification);
    clean({ ...verification });
  }
  for (const [name, value] of Object.entries(headers)) {
    const changed = { ...headers, [name]: `${value}x` };
    clean(await verify({ method, url, headers: changed }, () => "s3cretKey", { now: () => now }));
  }
});

it.each([
  [`${url}\ud800`, {}],
  [`${url}&%E4%B8%AD=1`, {}],
  [url, { body: "Passw0rd" }],
  [url, { method: "POST", body: "Passw0rd\ud800" }],
  [url, { headers: { "x-acs-custom": "Passw0rd\n" } }],
  [url.replace("https", "htt ps"), {}],
  [url.replace("com", "com:x"), {}],
])("shows no secret in the error for %j", async (url, init) => {
  const { fetch } = signing({ credentials });
  const error = await fetch(url, init).catch((reason) => reason);
  expect(error).toBeInstanceOf(TypeError);
  clean(error);
});
