import type { RuleTable } from "./rule.ts";

/** What may stand anywhere. */
export const anyRules = {
  "secret-added": ["fix", "both", "No log shows a value any more.", "{place} is a secret: logs do not show it"],
  "secret-removed": [
    "breaking",
    "both",
    "Logs may show a value that they did not.",
    "{place} is no secret any more: logs may show it",
    "Keep it out of logs yourself if it is one.",
  ],
  "schema-reference-changed": [
    "fix",
    "both",
    "A type has a name of its own, another one, or none any more; its fields are told of by themselves.",
    "the type of {place} is {after}, was {before}",
  ],
  "mock-changed": ["fix", "both", "The mock plays something differently.", "the mock goes by other data in {keyword}"],
  "documentation-changed": ["fix", "both", "A text changed.", "{keyword} of {place} is another text"],
  "example-changed": ["fix", "both", "An example changed.", "the example of {place} is another"],
  "order-changed": ["fix", "both", "Things stand in another order.", "{keyword} of {place} stand in another order"],
  "other-changed": [
    "fix",
    "both",
    "Anything that no other rule knows.",
    "{keyword} of {place} is {after}, was {before}",
  ],
} as const satisfies RuleTable;
