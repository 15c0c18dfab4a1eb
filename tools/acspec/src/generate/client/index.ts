import type { Spec } from "../spec.ts";
import { actions } from "./actions.ts";
import { client } from "./client.ts";
import { errors } from "./errors.ts";
import { pages } from "./pages.ts";
import { product } from "./product.ts";
import { requests } from "./requests.ts";
import { table } from "./table.ts";
import { types } from "./types.ts";
import { waiters } from "./waiters.ts";

/** The files of a client package's `src/generated`, each from its emitter. */
export const clientFiles: Readonly<Record<string, (spec: Spec) => string | Promise<string>>> = {
  "product.ts": product,
  "table.ts": table,
  "actions.ts": actions,
  "pages.ts": pages,
  "waiters.ts": waiters,
  "client.ts": client,
  "requests.ts": requests,
  "errors.ts": errors,
  "types.ts": types,
};
