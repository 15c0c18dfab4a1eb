import { expect, it } from "vitest";
import type { Change, Severity } from "./index.ts";
import { bumpOf } from "./index.ts";

const change = (severity: Severity): Change => ({
  kind: "other-changed",
  severity,
  direction: "both",
  place: "(product)",
  pointer: "",
  reason: "",
});

it.each<[string, Severity[], string | undefined]>([
  ["1.4.2", ["fix", "breaking", "feature"], "major"],
  ["1.4.2", ["fix", "feature"], "minor"],
  ["1.4.2", ["fix"], "patch"],
  ["1.4.2", [], undefined],
  ["0.4.2", ["feature", "breaking"], "minor"],
  ["0.4.2", ["feature"], "minor"],
  ["0.4.2", ["fix"], "patch"],
  ["0.0.0", ["breaking"], "minor"],
  ["10.0.0", ["breaking"], "major"],
])("at %s, %j raise the %s version", (current, severities, bump) => {
  expect(bumpOf(severities.map(change), current)).toBe(bump);
});
