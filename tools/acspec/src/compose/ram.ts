import type { FactRamAction } from "../facts.ts";
import { type Node, node } from "./node.ts";

/** What a caller must be allowed to do, on which resources. */
export function composeRamAction(facts: FactRamAction): Node {
  const { operationType, ramAction, ...others } = facts;
  const { action, authLevel, actionConditions, resources, ...more } = ramAction;
  return node([
    ["action", action],
    ["access", operationType],
    ["level", authLevel],
    ["resources", (resources ?? []).map(composeResource)],
    ["conditions", actionConditions ?? []],
    ...Object.entries(more),
    ...Object.entries(others),
  ]);
}

function composeResource(facts: Node): Node {
  const { validationType, product, resourceType, arn, ...others } = facts;
  return node([
    ["product", product],
    ["type", resourceType],
    ["arn", arn],
    ["required", validationType === "always"],
    ["validation", validationType === "always" ? undefined : validationType],
    ...Object.entries(others),
  ]);
}
