// The suite as a program: for Node, and what has Node's modules. Results are the last line of standard output.

import { entries, products } from "acskit:workspace";
import { runChecks } from "./check.ts";
import { everyProduct } from "./every-product.ts";
import { everywhere } from "./everywhere.ts";
import { requiring, whereThereIsNode } from "./where-there-is-node.ts";

const [there = "", ...parts] = process.argv.slice(2);
const checks = [
  ...(parts.includes("everywhere") ? [...everywhere, ...everyProduct(products)] : []),
  ...(parts.includes("node") ? [...whereThereIsNode, ...requiring(entries)] : []),
];
console.log(`\n${JSON.stringify(await runChecks(checks, JSON.parse(there)))}`);
process.exit(); // connections that are kept would keep the program
