import type { Change } from "./change.ts";

export type Bump = "major" | "minor" | "patch";

/**
 * The part of a version that changes must raise. Below 1.0.0 what breaks raises the second, as semantic versioning
 * foresees; so does a new feature.
 *
 * @param current the version of the packages before: `1.4.2`
 * @returns nothing if nothing changed
 * @see docs/decisions/0014-versions-below-1.md
 */
export function bumpOf(changes: readonly Change[], current: string): Bump | undefined {
  const has = (severity: Change["severity"]) => changes.some((change) => change.severity === severity);
  if (has("breaking")) return current.startsWith("0.") ? "minor" : "major";
  return has("feature") ? "minor" : changes.length > 0 ? "patch" : undefined;
}
