// The suite in a worker: a request brings where the services are, the answer has the results.

import { products } from "acskit:workspace";
import { runChecks } from "./check.ts";
import { everyProduct } from "./every-product.ts";
import { everywhere } from "./everywhere.ts";

// Workers are found by their default export.
export default {
  fetch: async (request: Request): Promise<Response> =>
    Response.json(await runChecks([...everywhere, ...everyProduct(products)], await request.json())),
};
