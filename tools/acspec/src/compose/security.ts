import type { Facts } from "../facts.ts";
import { type Node, node, sameValue } from "./node.ts";

/** The security of most operations: the document's. */
export function commonSecurity(facts: Facts): unknown {
  const stated = Object.values(facts.apis).map(({ security }) => JSON.stringify(security ?? [{ AK: [] }]));
  const count = (text: string) => stated.filter((other) => other === text).length;
  const kinds = [...new Set(stated)];
  return JSON.parse(kinds.reduce((best, text) => (count(text) > count(best) ? text : best), kinds[0] ?? '[{"AK":[]}]'));
}

/** An operation's security where it differs from the document's. */
export function ownSecurity(security: unknown, common: unknown): unknown {
  return security === undefined || sameValue(security, common) ? undefined : security;
}

/** Each scheme that the facts name. All of them travel in the header `Authorization`, or need none. */
export function securitySchemes(facts: Facts): Node {
  const names = Object.values(facts.apis).flatMap(({ security }) =>
    (security ?? []).flatMap((one) => Object.keys(one)),
  );
  return node([...new Set(["AK", ...names])].map((name) => [name, securityScheme(name)]));
}

function securityScheme(name: string): Node {
  if (name === "BearerToken") return { type: "http", scheme: "bearer" };
  const scheme: Node = { type: "apiKey", in: "header", name: "Authorization" };
  if (name === "AK") scheme.description = "Signed with an access key: ACS3-HMAC-SHA256, see specs/protocol/signing.md.";
  if (name === "Anonymous") scheme.description = "No credentials needed.";
  return scheme;
}
