import { expect, it } from "vitest";
import { compose, operationsOf } from "./compose.ts";
import type { Node } from "./node.ts";
import { factsOf, parameter } from "./testing/facts.ts";

const facts = factsOf({
  DescribeShelves: {
    parameters: [
      parameter("Port", "query", { schema: { type: "integer", maximum: "0", example: "80" } }),
      parameter("Name", "query"),
    ],
    responses: { "200": { schema: { type: "object", properties: { RequestId: { type: "string" } } } } },
  },
});

const apply = (...actions: Node[]) =>
  compose(facts, [
    { file: "overlay/a.yaml", content: { overlay: "1.0.0", info: { title: "a", version: "1" }, actions } },
  ]);
const entry = (target: string, change: Node = { update: { deprecated: true } }): Node => ({
  target,
  description: "Because.",
  ...change,
});
const shelves = "$.paths['/DescribeShelves'].post";

it("merges maps member by member, and says why", () => {
  const { spec, provenance } = apply(
    entry(`${shelves}.parameters[?@.name=='Port'].schema`, { update: { minimum: 1, maximum: 9 } }),
  );
  const [port] = (operationsOf(spec)[0] as Node).parameters as { schema: Node }[];
  expect(port?.schema).toEqual({ type: "integer", minimum: 1, maximum: 9, "x-acs-example": "80" });
  expect(provenance.of(port?.schema ?? {}, "maximum")).toEqual({
    from: "overlay",
    file: "overlay/a.yaml",
    entry: 0,
    reason: "Because.",
  });
});

it("appends to lists, but nothing that is there already", () => {
  const { spec } = apply(
    entry("$.tags", { update: { name: "New" } }),
    entry(shelves, { update: { "x-acs-methods": ["post", "get"] } }),
  );
  expect(spec.tags).toEqual([{ name: "New" }]);
  expect(operationsOf(spec)[0]?.["x-acs-methods"]).toEqual(["post", "get"]);
});

it("removes from maps and lists", () => {
  const { spec } = apply(
    entry(`${shelves}.parameters[0,1]`, { remove: true }),
    entry(`${shelves}.externalDocs`, { remove: true }),
  );
  expect(operationsOf(spec)[0]?.parameters).toEqual([]);
  expect(operationsOf(spec)[0]).not.toHaveProperty("externalDocs");
});

it("makes samples valid against what it changed", () => {
  const { spec } = apply(
    entry("$.paths[*][*].responses['200'].content.*[?@.properties.RequestId]", {
      update: { required: ["Id"], properties: { Id: { type: "string", example: "s-1" } } },
    }),
  );
  expect(JSON.stringify(spec)).toContain('"Id":"s-1"');
});

it.each([
  [
    "a path that is not there",
    entry("$.paths['/DescribeShelve']"),
    "$.paths['/DescribeShelve'] matches nothing; did you mean /DescribeShelves?",
  ],
  [
    "a parameter that is not there",
    entry(`${shelves}.parameters[?@.name=='Prot'].schema`),
    `${shelves}.parameters[?@.name=='Prot'].schema matches nothing; did you mean Port?`,
  ],
  ["a key that is not there", entry("$.infos"), "$.infos matches nothing; did you mean info?"],
  ["nothing like it", entry("$.zzzzzzzz"), "$.zzzzzzzz matches nothing"],
  ["no JSONPath", entry("$.paths["), /^\$\.paths\[ is no JSONPath: /],
  [
    "what is so already",
    entry(shelves, { update: { operationId: "DescribeShelves" } }),
    `${shelves} changes nothing: the spec says so already; delete the entry`,
  ],
  [
    "a value that is no map",
    entry("$.openapi"),
    "an overlay can update maps and lists; aim at the map that holds the value",
  ],
  ["no reason", { target: "$.info", update: {} }, "needs a description: the reason for it"],
  ["no target", { description: "a", update: {} }, "needs a target, a JSONPath"],
  ["neither update nor remove", { target: "$.info", description: "a" }, "needs either update or remove: true"],
  ["both", { target: "$.info", description: "a", update: {}, remove: true }, "needs either update or remove: true"],
  [
    "an unknown key",
    { target: "$.info", description: "a", updates: {} },
    "has updates, which an overlay does not know; did you mean update?",
  ],
])("refuses %s, naming file and entry", (_, action, message) => {
  const problem = failure(() => apply(entry("$.info", { update: { title: "A" } }), action));
  const [where, ...what] = problem.split(": ");
  expect(where).toBe("overlay/a.yaml#/actions/1");
  if (message instanceof RegExp) expect(what.join(": ")).toMatch(message);
  else expect(what.join(": ")).toBe(message);
});

it.each([
  [{ actions: [] }, "overlay/b.yaml: is no Overlay 1.0 document; it starts with `overlay: 1.0.0`"],
  [{ overlay: "1.0.0" }, "overlay/b.yaml#/actions: needs a list of actions"],
  ["text", "overlay/b.yaml: is no Overlay 1.0 document; it starts with `overlay: 1.0.0`"],
])("refuses what is no overlay: %j", (content, message) => {
  expect(failure(() => compose(facts, [{ file: "overlay/b.yaml", content }]))).toBe(message);
});

function failure(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return "no failure";
}
