import { must } from "./must.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import type { Client, ClientOptions, Product } from "./types.ts";
import type { NamedRow } from "./wire-request.ts";

/**
 * Makes the small client: it knows no actions, and calls those that are given as constants.
 *
 * @example
 * const client = createClient(shelf, { credentials: { accessKeyId, accessKeySecret } });
 * const { ShelfId } = await client.call(CreateShelf, { Name: "first" });
 *
 * @throws TypeError for options that cannot be meant
 */
export function createClient(product: Product, options: ClientOptions): Client {
  return { call: callBy(createRuntime(product, options).call) };
}

/** `call` over the way that calls go. */
export function callBy(call: Runtime["call"]): Client["call"] {
  return async (action, params, options) => {
    must(typeof action?.action === "string", "call: must be given an action's constant");
    return (await call(action as NamedRow, params, options)) as never; // the constant's type says what it is
  };
}
