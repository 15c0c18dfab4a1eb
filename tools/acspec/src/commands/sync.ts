import { parseArgs } from "node:util";
import { writeAllWhole } from "../files/write.ts";
import { Problem } from "../problem.ts";
import { type Plan, plan } from "../sync/plan.ts";
import { reportText } from "../sync/report.ts";
import { metadataUrl, readSource } from "../sync/source.ts";
import { committedState, readState, type State } from "../sync/state.ts";
import type { Command } from "./command.ts";
import { productNames } from "./products.ts";

export const syncCommand: Command = {
  usage: "sync [--from FILE|URL] [--product P] [--accept-loss]",
  summary:
    "A new state of an API becomes facts, spec, packages and a changeset; without --from the vendor's, of every product.",
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { from: { type: "string" }, product: { type: "string" }, "accept-loss": { type: "boolean" } },
    });
    const options = {
      today: new Date().toISOString().slice(0, 10),
      acceptLoss: values["accept-loss"] ?? false,
      step: (what: string) => process.stderr.write(`${what} …\n`),
    };
    const plans: Plan[] = [];
    for (const { product, committed, arrived } of await states(values, options.step)) {
      const made = await plan(product, committed, arrived, options);
      if (made) plans.push(made);
      else process.stdout.write(`${product}: nothing changed\n`);
    }
    write(plans);
    process.stdout.write(plans.map(reportText).join("\n"));
    return 0;
  },
};

interface Pair {
  product: string;
  committed: State;
  arrived: State;
}

/** Which products, and their new states. */
async function states(asked: { from?: string; product?: string }, step: (what: string) => void): Promise<Pair[]> {
  const known = productNames();
  if (asked.product !== undefined && !known.includes(asked.product)) {
    throw new Problem(`there is no specs/${asked.product}/upstream.json; products: ${known.join(", ") || "none"}`);
  }
  const products = (asked.product === undefined ? known : [asked.product]).map((product) => ({
    product,
    committed: committedState(product),
  }));
  if (asked.from !== undefined) return [await stateFrom(asked.from, products, step)];
  const pairs: Pair[] = [];
  for (const { product, committed } of products) {
    const url = metadataUrl(committed.facts.info);
    step(`downloading ${url}`);
    const { text, name } = await readSource(url);
    pairs.push({ product, committed, arrived: readState(text, name) });
  }
  return pairs;
}

/** A document says itself which product it is about. */
async function stateFrom(
  from: string,
  products: readonly Omit<Pair, "arrived">[],
  step: (what: string) => void,
): Promise<Pair> {
  step(`reading ${from}`);
  const { text, name } = await readSource(from);
  const arrived = readState(text, name);
  const { product, version } = arrived.facts.info;
  const isMeant = ({ committed }: Omit<Pair, "arrived">) =>
    committed.facts.info.product.toLowerCase() === product.toLowerCase() && committed.facts.info.version === version;
  const meant = products.find(isMeant);
  if (meant) return { ...meant, arrived };
  const ours = products.map(({ committed: { facts } }) => `${facts.info.product} ${facts.info.version}`);
  throw new Problem(
    `is ${product} ${version}, which is none of ours (${ours.join(", ") || "none"}); add it with acspec add`,
    { file: name },
  );
}

/** All files of all products, or none. */
function write(plans: readonly Plan[]): void {
  const texts = plans.flatMap((one) => [...one.texts]);
  const written = texts.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const gone = texts.filter(([, text]) => text === undefined).map(([file]) => file);
  writeAllWhole(new Map(written), gone);
}
