import type { Spec } from "../spec.ts";
import type { MockContext } from "./context.ts";
import { limits } from "./limits.ts";
import { operations } from "./operations.ts";
import { product } from "./product.ts";
import { resources } from "./resources.ts";
import { types } from "./types.ts";

/** The files of a mock package's `src/generated`, each from its emitter; nothing where a product has nothing for it. */
export const mockFiles: Readonly<Record<string, (spec: Spec, context: MockContext) => string | undefined>> = {
  "product.ts": product,
  "operations.ts": operations,
  "resources.ts": resources,
  "limits.ts": limits,
  "types.ts": types,
};
