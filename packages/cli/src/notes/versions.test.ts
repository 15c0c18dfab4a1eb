import { expect, it } from "vitest";
import { compareVersions } from "./versions.ts";

it("orders versions as npm does", () => {
  const ordered = [
    "0.9.0",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0",
    "1.2.0",
    "1.10.0",
  ];
  expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered);
  expect(compareVersions("1.0.0+a", "1.0.0")).toBe(0);
});

it.each(["1.2", "v1.2.0", "latest", ""])("refuses %j", (version) => {
  expect(() => compareVersions(version, "1.0.0")).toThrow("is no version; give one such as 1.4.0");
});
