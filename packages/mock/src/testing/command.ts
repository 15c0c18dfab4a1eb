import { serve } from "../adapters/node.ts";
import { createMock } from "../create-mock.ts";
import { shelves } from "./shelves.ts";

/** A product package's command, as its bin has it. */
process.exitCode = await serve(process.argv.slice(2), {
  name: "shelves-mock",
  version: "1.2.3",
  create: (options) => createMock(shelves, options),
});
