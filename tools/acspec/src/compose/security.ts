import type { Facts } from "../facts.ts";
import { type Node, node, sameValue } from "./node.ts";

type Requirement = Record<string, string[]>;

/** What most operations ask for: the document's security. */
export function commonSecurity(facts: Facts): Requirement[] {
  const stated = Object.values(facts.apis).map(({ security }) => JSON.stringify(requirements(security)));
  const count = (text: string) => stated.filter((other) => other === text).length;
  const kinds = [...new Set(stated)];
  return JSON.parse(kinds.reduce((best, text) => (count(text) > count(best) ? text : best), kinds[0] ?? '[{"AK":[]}]'));
}

/** An operation's security where it differs from the document's. */
export function ownSecurity(security: Requirement[] | undefined, common: unknown): Requirement[] | undefined {
  const own = requirements(security);
  return sameValue(own, common) ? undefined : own;
}

/** Each scheme that the facts name. All of them travel in the header `Authorization`, or need none. */
export function securitySchemes(facts: Facts): Node {
  const names = Object.values(facts.apis).flatMap(({ security }) => requirements(security).flatMap(Object.keys));
  return node([...new Set(["AK", ...names])].map((name) => [name, securityScheme(name)]));
}

/** Upstream's, under names that OpenAPI allows; where it says nothing, an access key. */
function requirements(security: Requirement[] | undefined): Requirement[] {
  return (security ?? [{ AK: [] }]).map(
    (one) =>
      node(Object.entries(one).map(([name, scopes]) => [name.replaceAll(/[^\w.-]/g, "_"), scopes])) as Requirement,
  );
}

function securityScheme(name: string): Node {
  if (name === "BearerToken") return { type: "http", scheme: "bearer" };
  const scheme: Node = { type: "apiKey", in: "header", name: "Authorization" };
  if (name === "AK") scheme.description = "Signed with an access key: ACS3-HMAC-SHA256, see specs/protocol/signing.md.";
  if (name === "Anonymous") scheme.description = "No credentials needed.";
  return scheme;
}
