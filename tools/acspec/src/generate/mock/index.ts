import type { Spec } from "../spec.ts";
import { operations } from "./operations.ts";
import { product } from "./product.ts";

/** The files of a mock package's `src/generated`, each from its emitter. */
export const mockFiles: Readonly<Record<string, (spec: Spec) => string>> = {
  "product.ts": product,
  "operations.ts": operations,
};
