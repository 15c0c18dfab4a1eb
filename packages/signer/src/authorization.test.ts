import * as fc from "fast-check";
import { expect, it } from "vitest";
import { authorization, parseAuthorization } from "./authorization.ts";

const signature = "0123456789abcdef".repeat(4);
const good = `ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action,Signature=${signature}`;

it("reads what it builds", () => {
  const accessKeyId = fc.stringMatching(/^[!-+\--~]+$/);
  const signedHeaders = fc.array(fc.stringMatching(/^[a-z0-9-]+$/), { minLength: 1 }).map((names) => names.join(";"));
  fc.assert(
    fc.property(accessKeyId, signedHeaders, (accessKeyId, signedHeaders) => {
      const parts = { accessKeyId, signedHeaders, signature };
      expect(parseAuthorization(authorization(accessKeyId, signedHeaders, signature))).toEqual(parts);
    }),
  );
});

it.each([
  ["algorithm", ""],
  ["algorithm", "Bearer abc"],
  ["algorithm", good.replace("SHA256", "SM3")],
  ["algorithm", ` ${good}`],
  ["Credential", good.replace(" ", "  ")],
  ["Credential", "ACS3-HMAC-SHA256"],
  ["Credential", good.replace("Credential=testid,", "")],
  ["Credential", good.replace("testid", "")],
  ["Credential", good.replace("testid", "test id")],
  ["Credential", good.replace("Credential", "credential")],
  ["SignedHeaders", good.replace(",Signed", ", Signed")],
  ["SignedHeaders", good.replace("host;", "Host;")],
  ["SignedHeaders", good.replace("host;", ";")],
  ["SignedHeaders", good.replace("host;x-acs-action", "")],
  ["Signature", good.replace(/,Signature.*/, "")],
  ["Signature", good.slice(0, -1)],
  ["Signature", good.toUpperCase().replace(/.*SIGNATURE=/, good.replace(/[^=]*$/, ""))],
  ["Signature", `${good} `],
  ["whole", `${good},More=1`],
])("says that the part %s of %j is wrong", (part, text) => {
  expect(parseAuthorization(text)).toMatchObject({ part, fault: expect.any(String) });
});
