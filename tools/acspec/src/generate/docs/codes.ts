import type { JsonSchema } from "../spec.ts";

/** What each kind of failure means, in words. */
const words: Readonly<Record<string, string>> = {
  notFound: "unknown",
  wrongState: "not in this state",
  inUse: "in use",
  alreadyExists: "there already",
  quota: "no more of them",
  denied: "somebody else's",
  refNotFound: "unknown",
  invalid: "not valid",
};

/** The codes that an operation's own data name: `unknown → NoShelf`, `Wood not valid → BadWood`. */
export function codeRows(effect: JsonSchema | undefined): string[] {
  return Object.entries((effect?.errors ?? {}) as JsonSchema).flatMap(([kind, codes]) => {
    const what = words[kind] ?? kind;
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
