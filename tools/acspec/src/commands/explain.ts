import { parseArgs } from "node:util";
import { actionsOf, explain } from "../compose/explain/explain.ts";
import { didYouMean } from "../compose/nearest.ts";
import { composeFrom, sourcesOf } from "../compose/product.ts";
import { Problem } from "../problem.ts";
import type { Command } from "./command.ts";
import { productNames } from "./products.ts";

export const explainCommand: Command = {
  usage: "explain ACTION [--product P]",
  summary: "Where each fact and text of an operation comes from, and how it goes on the wire.",
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { product: { type: "string" } },
    });
    const [action, ...more] = positionals;
    if (action === undefined || more.length > 0) throw new Problem(`name one action: acspec ${explainCommand.usage}`);
    const known: string[] = [];
    for (const product of productsAsked(values.product)) {
      const facts = `specs/${product}/upstream.json`;
      const composed = composeFrom(sourcesOf(facts));
      const actions = actionsOf(composed.spec);
      known.push(...actions);
      if (!actions.includes(action)) continue;
      process.stdout.write(explain(action, { ...composed, files: { facts, spec: `specs/${product}/openapi.yaml` } }));
      return 0;
    }
    throw new Problem(`no product has the action ${action}${didYouMean(action, known)}`);
  },
};

/** The product that was asked for, or all there are. */
function productsAsked(product: string | undefined): string[] {
  const known = productNames();
  if (product === undefined) return known;
  if (!known.includes(product)) {
    throw new Problem(`there is no specs/${product}/upstream.json; products: ${known.join(", ") || "none"}`);
  }
  return [product];
}
