import { expect, it } from "vitest";
import { products } from "../../testing/products.ts";
import { readFile } from "../../testing/repository.ts";
import { raised, readCeilings } from "./ceilings.ts";
import { measure } from "./measure.ts";
import { brought, oneAction, programs, signerAlone, wholeClient } from "./programs.ts";

// Ceilings are raised only in the commit that causes it, by `pnpm size --raise`.
const ceilings = readCeilings();

// How many operations they were measured with; what a vendor has added since weighs in proportion.
const measured: Readonly<Record<string, number>> = { ens: 337, sts: 4 };
const growth = new Map(
  products.map((product) => {
    const { apis } = JSON.parse(readFile(`specs/${product}/upstream.json`)) as { apis: object };
    const count = Object.keys(apis).length;
    return [product, Math.max(1, count / (measured[product] ?? count))];
  }),
);
/** How much more than its ceiling a program may weigh, for it holds every operation of a product. */
const factorOf = (program: string): number => {
  const [, product = "ens"] = /^`@acskit\/([\w-]+?)(?:-mock)?[/`]/.exec(program) ?? [];
  return /every method|^`/.test(program) ? (growth.get(product) ?? 1) : 1;
};
const strangers = /packages\/(mock|[^/]*-mock|cli)\/|paginate|wait-for|\/(pages|waiters|v1|retry|reproduce|advice)\b/;

it.each(programs)("$name stays below its ceiling", ({ name, source, what }) => {
  const { minified, gzipped } = measure(source, brought, what);
  const ceiling = ceilings[name];
  if (!ceiling) throw new Error("it has no ceiling: run `pnpm size --raise`, and look at the figure");
  const factor = factorOf(name);
  expect(minified, "bytes, minified").toBeLessThanOrEqual(ceiling[0] * factor);
  expect(gzipped, "bytes, gzipped").toBeLessThanOrEqual(ceiling[1] * factor);
});

it("no ceiling is left of an entry that is gone", () => {
  expect(Object.keys(ceilings).toSorted()).toEqual(programs.map(({ name }) => name).toSorted());
});

it.each([oneAction, signerAlone])("$name brings no mock, no pages, no waiters, no older signature", ({ source }) => {
  expect(measure(source, brought).files.filter((file) => strangers.test(file))).toEqual([]);
});

it("openapi-fetch comes when `api` is first asked for something", () => {
  const [first, all] = (["first", "all"] as const).map((what) => measure(wholeClient.source, brought, what).files);
  expect(first?.filter((file) => file.includes("openapi-fetch"))).toEqual([]);
  expect(all).toContainEqual(expect.stringContaining("openapi-fetch"));
});

it("would notice them", () => {
  const source = `${oneAction.source} export { paginate } from "@acskit/client/pages"; export { v1 } from "@acskit/signer/v1";`;
  const found = measure(source, brought).files.filter((file) => strangers.test(file));
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining("paginate"), expect.stringContaining("/v1/")]));
});

it("a call of one action weighs the same from the packages as they are published", () => {
  const [source, dist] = (["source", "dist"] as const).map((from) => measure(oneAction.source, brought, "all", from));
  expect(dist?.minified).toBeLessThan((source?.minified ?? 0) * 1.01);
});

it("raising leaves what holds, and gives others a twentieth more than they weigh, in round figures", () => {
  const size = (minified: number, gzipped: number) => ({ minified, gzipped, files: [] });
  const sizes = new Map([
    ["held", size(900, 400)],
    ["exceeded", size(1_234, 400)],
    ["new", size(98_765, 43)],
  ]);
  expect(raised({ held: [1_000, 500], exceeded: [1_000, 500], gone: [1, 1] }, sizes)).toEqual({
    held: [1_000, 500],
    exceeded: [1_300, 500],
    new: [104_000, 50],
  });
});
