// Runs one contender of a row and prints its figures: `node bench/contender.ts signing aws4fetch`.
import type { Row } from "./row.ts";

const [name = "", contender = ""] = process.argv.slice(2);
const { row } = (await import(`./cases/${name}.ts`)) as { row: Row };
const run = row.contenders[contender];
if (!run) throw new TypeError(`${name} has no contender ${contender}`);
const figures = await run();
process.stdout.write(`\nfigures ${JSON.stringify(figures)}\n`, () => process.exit());
