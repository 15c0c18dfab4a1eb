import { expect, it } from "vitest";
import type { Node } from "../compose/node.ts";
import { diff, toMarkdown } from "./index.ts";
import { answer, create, drop, list, parameter, parameters, schemaOf } from "./testing/parts.ts";
import { shelf, shelfWith } from "./testing/shelf.ts";

it("tells of breaking changes first, with what to do; by operation; texts are counted", () => {
  const after = shelfWith((spec) => {
    drop(spec["x-acs-waiters"], "ShelfReady");
    parameters(spec).push({ name: "Size", in: "query", required: true, schema: { type: "integer" } });
    Object.assign(schemaOf(parameter(spec, "Name")), { maxLength: 5, example: "b" });
    (answer(spec).properties as Node).Owner = { type: "string" };
    create(spec).summary = "Makes a shelf.";
    create(spec).tags = ["Books"];
    for (const action of ["DropShelf", "FindShelf"]) {
      (spec.paths as Node)[`/${action}`] = { post: { operationId: action, responses: {} } };
    }
  });
  expect(toMarkdown(diff(shelf, after))).toBe(`### Breaking changes

- \`waitFor\` does not know \`ShelfReady\` any more. Poll the operation that tells the state.
- **CreateShelf**
  - \`maxLength\` of \`Name\` is \`5\`, was \`10\`. Pass values within the limit.
  - the new parameter \`Size\` is required. Pass \`Size\`.

### Features

- New operations: \`DropShelf\`, \`FindShelf\`.
- **CreateShelf**: the answer has a new field \`Owner\`.

### Fixes

- **CreateShelf**: \`CreateShelf\` moved to the group \`Books\`.
- 2 texts and examples changed in 1 operation.
`);
});

it("says once what is the same in several operations", () => {
  const after = shelfWith((spec) => {
    for (const operation of [create(spec), list(spec)]) operation["x-acs-schemes"] = ["wss", "https"];
  });
  expect(toMarkdown(diff(shelf, after))).toContain("- **CreateShelf**, **ListShelves**: it takes `wss`, too.\n");
});

it("is empty where nothing changed", () => {
  expect(toMarkdown([])).toBe("");
});
