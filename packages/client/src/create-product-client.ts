import { adviceOn } from "./advice.ts";
import { type Api, createApi } from "./api.ts";
import { clockKey } from "./clock-of.ts";
import { callBy } from "./create-client.ts";
import { methodName } from "./method-name.ts";
import { must } from "./must.ts";
import { reproduce } from "./reproduce.ts";
import { retry } from "./retry.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import { isRecord } from "./styles/scalar.ts";
import type { ActionTable, CallOptions, Client, Product, ProductClient, ProductClientOptions } from "./types.ts";
import type { NamedRow } from "./wire-request.ts";

/** Node's `util.inspect` asks for it; a symbol of this name is the same everywhere. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/** Names that are no methods: `then` would make a promise of the client. */
const taken = ["call", "api", "then", "paginate", "waitFor"];

/**
 * Makes the whole client of a product: a method for each action, `call` for actions as constants, `api` for the
 * openapi-fetch client underneath. It sends failed calls again by itself where that can help and does no harm.
 *
 * Methods are own properties and need no `this`: they can be taken out, passed on and spied on. An action whose method
 * would be named `call`, `api`, `then`, `paginate` or `waitFor` has none; `call` reaches it.
 *
 * @param actions the product's rows
 * @throws TypeError for options that cannot be meant
 */
export function createProductClient<Methods extends Client = ProductClient<object>>(
  product: Product,
  actions: ActionTable,
  options: ProductClientOptions,
): Methods {
  must(isRecord(options), "options: must be an object");
  const { retry: repeated = {}, ...rest } = options;
  must(repeated === false || isRecord(repeated), "retry: must be false, or an object such as { attempts: 3 }");
  const help = { advise: adviceOn, reproduce };
  const runtime = createRuntime(product, { ...rest, ...(repeated && { retry: retry(repeated) }) }, help);
  let api: Api | undefined;
  const call: Runtime["call"] = (row, params, options) => (api?.isWatched() ? api : runtime).call(row, params, options);

  const client: Record<string | symbol, unknown> = { call: callBy(call) };
  for (const action of Object.keys(actions)) {
    const name = methodName(action);
    if (taken.includes(name)) continue;
    let row: NamedRow | undefined;
    client[name] = (params?: object, options?: CallOptions) => {
      row ??= { ...actions[action], action };
      return call(row, params, options);
    };
  }
  Object.defineProperties(client, {
    // Made when first asked for: few programs do.
    api: {
      get: () => {
        api ??= createApi(runtime, actions);
        return api.client;
      },
    },
    [clockKey]: { value: options.clock },
    [inspect]: { value: () => `${product.name} ${product.version} client of ${runtime.originFor({})}` },
  });
  return client as unknown as Methods; // the generated interface has a member for each row
}
