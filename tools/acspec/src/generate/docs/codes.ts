import type { JsonSchema } from "../spec.ts";

/** What each kind of failure means, in words. */
const words: Readonly<Record<string, string>> = {
  notFound: "unknown",
  wrongState: "not in this state",
  inUse: "in use",
  alreadyExists: "there already",
  denied: "somebody else's",
  refNotFound: "unknown",
  several: "several where one is meant",
  tooMany: "too many",
};

/**
 * The codes that an operation's own data name, of those that a mock takes by itself: `unknown → NoShelf`. Nothing counts
 * quotas, and what else is not valid.
 */
export function codeRows(effect: JsonSchema | undefined): string[] {
  const refused = [effect?.refuses ?? []].flat() as { code: string }[];
  const removed = ([effect?.removes ?? []].flat() as { missing?: string }[]).flatMap(({ missing }) => missing ?? []);
  return [
    ...ofErrors((effect?.errors ?? {}) as JsonSchema),
    ...refused.map(({ code }) => `not allowed → ${list(code)}`),
    ...removed.map((code) => `nothing to remove → ${list(code)}`),
  ];
}

function ofErrors(errors: JsonSchema): string[] {
  return Object.entries(errors).flatMap(([kind, codes]) => {
    const what = words[kind];
    if (what === undefined || codes === null) return [];
    if (typeof codes !== "object" || codes === null || Array.isArray(codes)) return [`${what} → ${list(codes)}`];
    return Object.entries(codes).map(([name, code]) => `${name === "*" ? "" : `${name} `}${what} → ${list(code)}`);
  });
}

function list(codes: unknown): string {
  return [codes]
    .flat()
    .map((code) => `\`${String(code)}\``)
    .join(" or ");
}
