import { expect, it } from "vitest";
import type { FactSchema } from "../facts.ts";
import { compose, operationsOf } from "./compose.ts";
import type { Node } from "./node.ts";
import { answerOf } from "./samples.ts";
import { factsOf } from "./testing/facts.ts";

const fields: FactSchema = {
  type: "object",
  properties: {
    RequestId: { type: "string", example: "R-1" },
    Id: { type: "string", example: "s-1" },
    Count: { type: "integer" },
  },
};

function sampleOf(schema: FactSchema | undefined, responseDemo?: string) {
  const responses = schema ? { "200": { schema } } : {};
  const { spec, provenance } = compose(
    factsOf({ ListShelves: { responses, ...(responseDemo === undefined ? {} : { responseDemo }) } }),
  );
  const { sample } = (answerOf(operationsOf(spec)[0] ?? {}) as Node).examples as { sample: { value: unknown } };
  return { value: sample.value, source: provenance.of(sample), change: provenance.of(sample, "value") };
}

const demo = (example: string) => JSON.stringify([{ type: "json", example, errorExample: "" }]);

it("is upstream's where that is valid", () => {
  const { value, source, change } = sampleOf(fields, demo('{"RequestId":"R-2","Count":4,"More":[]}'));
  expect(value).toEqual({ RequestId: "R-2", Count: 4, More: [] });
  expect([source, change]).toEqual([{ from: "upstream", pointer: "/apis/ListShelves/responseDemo" }, undefined]);
});

it.each([
  ["values of another type", '{"RequestId":"R-2","Id":12,"Count":"4"}', { RequestId: "R-2", Id: "12", Count: 4 }],
  ["a comma too many", '{"RequestId":"R-2","Id":"a,}",}', { RequestId: "R-2", Id: "a,}" }],
  [
    "comments and ellipses",
    '{"RequestId":"R-2", // the id\n "Id":"http://a", ...}',
    { RequestId: "R-2", Id: "http://a" },
  ],
  [
    "more digits than a number has",
    '{"RequestId":"R-2","Id":12345678901234567890}',
    { RequestId: "R-2", Id: "12345678901234567890" },
  ],
  ["no RequestId", '{"Count":4}', { RequestId: "R-1", Count: 4 }],
])("is upstream's, mended, where it has %s", (_, example, value) => {
  const sample = sampleOf(fields, demo(example));
  expect(sample.value).toEqual(value);
  expect(sample.source?.from).toBe("upstream");
});

it.each([
  ["nothing", undefined],
  ["text that is no JSON", demo("{{")],
  ["no list", "{"],
  ["XML alone", '[{"type":"xml","example":"<a/>"}]'],
])("is composed from the fields' examples where upstream has %s", (_, responseDemo) => {
  const { value, source } = sampleOf(fields, responseDemo);
  expect(value).toEqual({ RequestId: "R-1", Id: "s-1", Count: 0 });
  expect(source).toEqual({ from: "rule", rule: "composed from the fields' examples" });
});

it("has a RequestId where upstream describes no answer", () => {
  expect(sampleOf(undefined).value).toEqual({ RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/) });
});
