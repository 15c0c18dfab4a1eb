import type { RuleTable } from "./rule.ts";

/** What a caller must be allowed to do. */
export const permissionRules = {
  "ram-documented": [
    "fix",
    "request",
    "It is known now which permission an operation asks for; it asked for it before.",
    "the permission is known: {after}",
  ],
  "ram-undocumented": [
    "fix",
    "request",
    "It is no longer said which permission is asked for.",
    "{before} is not stated any more",
  ],
  "ram-action-added": [
    "breaking",
    "request",
    "An operation asks for a further permission.",
    "{operation} asks for {after}, too",
    "Allow {after} in the policies of the callers.",
  ],
  "ram-action-removed": [
    "feature",
    "request",
    "An operation asks for a permission less.",
    "{operation} does not ask for {before} any more",
  ],
  "ram-action-changed": [
    "breaking",
    "request",
    "An operation asks for another permission.",
    "{operation} asks for {after} in place of {from}",
    "Allow {after} in the policies of the callers.",
  ],
  "ram-resource-added": [
    "breaking",
    "request",
    "A permission is asked for on a further resource.",
    "the permission is asked for on {after}, too",
    "Allow it on {after} in the policies of the callers.",
  ],
  "ram-resource-removed": [
    "feature",
    "request",
    "A permission is no longer asked for on a resource.",
    "the permission is not asked for on {before} any more",
  ],
  "ram-resource-changed": [
    "breaking",
    "request",
    "A permission is asked for on another resource, or always where it was not.",
    "the permission is asked for on {after}, was on {before}",
    "Allow it on {after} in the policies of the callers.",
  ],
  "ram-resource-optional": [
    "feature",
    "request",
    "A permission is no longer asked for on a resource in every case.",
    "the permission is not always asked for on {after}",
  ],
  "ram-condition-added": [
    "feature",
    "request",
    "Policies can ask for a further condition.",
    "policies can use the condition {after}",
  ],
  "ram-condition-removed": [
    "breaking",
    "request",
    "Policies can no longer ask for a condition.",
    "policies with the condition {before} do not match any more",
    "Take the condition {before} out of the policies of the callers.",
  ],
  "ram-access-changed": [
    "fix",
    "request",
    "A permission has another access level.",
    "{keyword} is {after}, was {before}",
  ],
} as const satisfies RuleTable;
