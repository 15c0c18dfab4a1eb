import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { compose } from "./compose.ts";
import type { Node } from "./node.ts";
import { factsOf, parameter } from "./testing/facts.ts";
import { toYaml } from "./yaml.ts";

it("keeps what fits on a line on one, and wraps nothing", () => {
  const text = "a long text, ".repeat(12).trim();
  expect(
    toYaml({
      short: { type: "string", enum: ["a"] },
      long: { text },
      empty: [],
      dates: ["2025-10-29", "yes", "14134343"],
    }),
  ).toBe(
    `short: { type: string, enum: [ a ] }\nlong:\n  text: ${text}\nempty: []\ndates: [ "2025-10-29", "yes", "14134343" ]\n`,
  );
});

it("writes no anchors for what stands in two places", () => {
  const one = { a: 1 };
  expect(toYaml({ one, two: one })).toBe("one: { a: 1 }\ntwo: { a: 1 }\n");
});

it("reads back as what was written", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as Node;
      expect(parse(toYaml(json), { maxAliasCount: 0 })).toEqual(json);
    }),
  );
});

it("writes the same bytes for the same facts, whatever was composed before", () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (names, example) => {
      const parameters = names.map((one) => parameter(one, "query", { schema: { type: "string", example } }));
      const facts = factsOf(Object.fromEntries(names.map((one) => [one, { parameters }])));
      const text = toYaml(compose(facts).spec);
      compose(factsOf({ Other: {} }));
      expect(toYaml(compose(structuredClone(facts)).spec)).toBe(text);
    }),
    { numRuns: 30 },
  );
});
