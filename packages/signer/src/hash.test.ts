import nodeCrypto from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createHasher } from "./hash.ts";
import { backends } from "./testing/backends.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const withoutOneShot = (): void => {
  const { createHash } = nodeCrypto;
  vi.spyOn(process, "getBuiltinModule").mockReturnValue({ createHash } as never);
};

describe.each([...backends, ["node:crypto without its one-shot hash", withoutOneShot] as const])("%s", (_, use) => {
  it("hashes texts and bytes as createHash does", async () => {
    use();
    const hasher = createHasher();
    const data = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(data, async (data) => {
        expect(await hasher.sha256(data)).toBe(nodeCrypto.createHash("sha256").update(data).digest("hex"));
      }),
    );
  });

  it("signs as createHmac does, with any secrets in turn, longer than a block among them", async () => {
    use();
    const hasher = createHasher();
    const secret = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.string({ minLength: 60, maxLength: 140 }),
    );
    const text = fc.string({ unit: "grapheme-ascii", maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(secret, text, async (secret, text) => {
        const expected = nodeCrypto.createHmac("sha256", secret).update(text).digest("hex");
        expect(await hasher.hmac(secret, text)).toBe(expected);
        expect(await hasher.hmac(secret, text)).toBe(expected);
      }),
    );
  });
});

it("imports a WebCrypto key once for a secret", async () => {
  backends[1]?.[1]();
  const importKey = vi.spyOn(crypto.subtle, "importKey");
  const hasher = createHasher();
  await Promise.all([hasher.hmac("a", "1"), hasher.hmac("a", "2")]);
  await hasher.hmac("a", "3");
  expect(importKey).toHaveBeenCalledTimes(1);
  await createHasher().hmac("a", "1");
  expect(importKey).toHaveBeenCalledTimes(2);
});

it("says what is missing where there is neither Node nor a secure context", () => {
  backends[1]?.[1]();
  vi.stubGlobal("crypto", {});
  expect(() => createHasher()).toThrow(/crypto\.subtle: it needs https or localhost/);
});
