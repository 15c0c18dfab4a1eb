import { OpenApiUtil } from "@alicloud/openapi-core";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { signatureV1, stringToSignV1 } from "./string-to-sign-v1.ts";

it("gives the signature that the official package gives", async () => {
  const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/); // others the official package does not encode
  const known = name.filter((text) => text !== "__proto__"); // which it loses
  const parameters = fc.dictionary(known, fc.string({ unit: "grapheme" }), { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("GET", "POST"), parameters, name, async (method, parameters, secret) => {
      const ours = await signatureV1(secret, stringToSignV1(method, Object.entries(parameters)));
      expect(ours).toBe(OpenApiUtil.getRPCSignature(parameters, method, secret));
    }),
    { numRuns: 2000 },
  );
});
