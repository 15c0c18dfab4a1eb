import { methodName } from "./method-name.ts";
import { must } from "./must.ts";
import type { CallOptions } from "./types.ts";

/** @throws TypeError if the client has no method for the action */
export function methodOf(client: object, action: string): (params: object, options: CallOptions) => Promise<unknown> {
  const name = methodName(action);
  const method = Object(client)[name];
  must(typeof method === "function", `client: must have the method ${name}, as a product's whole client has`);
  return method;
}
