import * as fc from "fast-check";
import { expect, it } from "vitest";
import { firstDifference } from "./difference.ts";

const canonical = "POST\n/\nA=1&B=2\nhost:a\nx-acs-b:1\n\nhost;x-acs-b\ne3b0";

it.each([
  ["method", canonical.replace("POST", "GET")],
  ["path", canonical.replace("/", "/a")],
  ["parameter B", canonical.replace("B=2", "B=3")],
  ["parameter B", canonical.replace("&B=2", "")],
  ["parameter C", canonical.replace("B=2", "B=2&C=3")],
  ["parameter A", canonical.replace("A=1&B=2", "B=3")],
  ["parameter A", canonical.replace("A=1", "A=0&A=1")],
  ["parameter A", canonical.replace("A=1", "A=1&A=1")],
  ["header host", canonical.replace("host:a\nx-acs-b:1", "x-acs-b:2")],
  ["order of the parameters", canonical.replace("A=1&B=2", "B=2&A=1")],
  ["header host", canonical.replace("host:a", "host:b")],
  ["header x-acs-c", canonical.replace("x-acs-b:1", "x-acs-b:1\nx-acs-c:2")],
  ["header x-acs-b", canonical.replace("x-acs-b:1\n", "")],
  ["signed headers", canonical.replace("host;x", "x")],
  ["body hash", canonical.replace("e3b0", "e3b1")],
  ["body hash", canonical.replace("\ne3b0", "")],
  ["line 9", `${canonical}\n`],
])("names the first part that differs: %s", (part, other) => {
  expect(firstDifference(canonical, other)?.part).toBe(part);
  expect(firstDifference(other, canonical)?.part).toBe(part);
});

it("takes stars for a token that was hidden", () => {
  const [yours, theirs] = ["t", "***"].map((token) =>
    canonical.replace("host:a", `host:a\nx-acs-security-token:${token}`),
  );
  expect(firstDifference(yours ?? "", theirs ?? "")).toBeUndefined();
});

it("finds a difference wherever there is one, and none where there is none", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "=", "&", ":", "", "GET"), { maxLength: 12 })
    .map((all) => all.join("\n"));
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(firstDifference(a, a)).toBeUndefined();
      if (a !== b) expect(firstDifference(a, b)).toBeDefined();
    }),
  );
});
