/**
 * `pnpm size`: what each entry and some programs weigh, as Markdown for a pull request. `--raise` lifts ceilings that
 * do not hold, for the commit that causes it.
 *
 * @module
 */
import { optionsOf } from "../../../tools/release/src/options.ts";
import { raised, readCeilings, writeCeilings } from "./ceilings.ts";
import { measure } from "./measure.ts";
import { brought, programs } from "./programs.ts";

const { raise } = optionsOf("size", { raise: { type: "boolean" } });
const sizes = new Map(programs.map(({ name, source, what }) => [name, measure(source, brought, what)]));
if (raise) writeCeilings(raised(readCeilings(), sizes));
const ceilings = readCeilings();

const figure = (bytes: number): string => bytes.toLocaleString("en-US");
console.log("| for a browser, in bytes | minified | ceiling | gzip | ceiling |\n| --- | --: | --: | --: | --: |");
for (const [name, { minified, gzipped }] of sizes) {
  const cells = [minified, gzipped].flatMap((bytes, at) => {
    const ceiling = ceilings[name]?.[at];
    const isHeld = ceiling !== undefined && bytes <= ceiling;
    return [isHeld ? figure(bytes) : `**${figure(bytes)}**`, ceiling === undefined ? "none" : figure(ceiling)];
  });
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
