import type { Middleware } from "openapi-fetch";
import { expectTypeOf, it } from "vitest";
import {
  canonicalRequest,
  type Fetch,
  type SignerOptions,
  signingMiddleware,
  stringToSign,
  type Verification,
  verify,
  withSignature,
} from "./index.ts";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

it("wraps fetch into something that is called like fetch", () => {
  expectTypeOf(withSignature({ credentials })(fetch)).toEqualTypeOf<Fetch>();
  expectTypeOf<typeof fetch>().toExtend<Fetch>();
});

it("takes credentials or a provider, synchronous or not", () => {
  expectTypeOf({ credentials }).toExtend<SignerOptions>();
  expectTypeOf({ credentials: () => credentials }).toExtend<SignerOptions>();
  expectTypeOf({ credentials: async () => credentials }).toExtend<SignerOptions>();
  // @ts-expect-error no secret
  withSignature({ credentials: { accessKeyId: "testid" } });
  // @ts-expect-error no credentials
  withSignature({});
  // @ts-expect-error no such option
  withSignature({ credentials, retries: 3 });
  withSignature({ credentials: { ...credentials, securityToken: undefined } }); // as it comes from an environment
});

it("makes a middleware for openapi-fetch, which needs a version", () => {
  expectTypeOf(signingMiddleware({ credentials, version: "2024-01-01" })).toExtend<Middleware>();
  // @ts-expect-error no version
  signingMiddleware({ credentials });
  // @ts-expect-error no such style
  signingMiddleware({ credentials, version: "2024-01-01", style: "REST" });
});

it("hashes at once or later", () => {
  const canonical = canonicalRequest({ method: "POST", path: "/", query: [["A", "1"]], headers: {}, bodyHash: "" });
  expectTypeOf(canonical).toEqualTypeOf<string>();
  expectTypeOf(stringToSign(canonical)).toEqualTypeOf<string | Promise<string>>();
});

it("tells a verification's two outcomes apart by ok", () => {
  const request = { method: "POST", url: "/", headers: new Headers() };
  const secretOf = (id: string): string | undefined => (id === "testid" ? "testsecret" : undefined);
  expectTypeOf(verify({ ...request, body: new ArrayBuffer() }, secretOf)).toEqualTypeOf<Promise<Verification>>();
  // @ts-expect-error the body is the caller's to read
  verify(new Request("https://a.example.com"), secretOf);
  const verification = {} as Verification;
  if (verification.ok) expectTypeOf(verification.accessKeyId).toEqualTypeOf<string>();
  else expectTypeOf(verification.canonicalRequest).toEqualTypeOf<string | undefined>();
  // @ts-expect-error no message where all is well
  if (verification.ok) verification.message;
});
