// The suite in a page: where the services are stands in its query; results are posted to where it came from.

import { products } from "acskit:workspace";
import { runChecks } from "./check.ts";
import { everyProduct } from "./every-product.ts";
import { everywhere } from "./everywhere.ts";

const there = JSON.parse(new URL(location.href).searchParams.get("there") ?? "");
const results = await runChecks([...everywhere, ...everyProduct(products)], there);
await fetch("/results", { method: "POST", body: JSON.stringify(results) });
