import { expect, it } from "vitest";
import { products } from "../testing/products.ts";
import { readFile, repositoryFiles } from "../testing/repository.ts";

const forEach = <Value>(name: (product: string) => string, value: (product: string) => Value) =>
  Object.fromEntries(products.map((product) => [name(product), value(product)]));

/** What the shipped sources of each part may import of ours; builds and bundles follow these ways. */
const allowed: Record<string, string[]> = {
  "packages/signer": [],
  "packages/client": ["@acskit/signer"],
  "packages/mock": ["@acskit/client", "@acskit/signer"],
  ...forEach(
    (product) => `packages/${product}`,
    () => ["@acskit/client"],
  ),
  ...forEach(
    (product) => `packages/${product}-mock`,
    (product) => [`@acskit/${product}`, "@acskit/mock"],
  ),
  "packages/cli": [],
  "tools/acspec": [],
};

/** What they may import of others'. */
const outside: Record<string, RegExp> = {
  "packages/signer": /^(openapi-fetch|node:.*)$/, // types of the first; the second in its entry for Node alone
  "packages/client": /^(openapi-fetch|node:(http|https|tls))$/, // Node's types alone
  "packages/mock": /^(msw|node:.*)$/,
  ...forEach(
    (product) => `packages/${product}`,
    () => /^$/,
  ),
  ...forEach(
    (product) => `packages/${product}-mock`,
    () => /^node:.*$/,
  ),
  "packages/cli": /^(node:.*|typescript)$/,
  "tools/acspec": /^(node:.*|yaml|js-yaml|json-p3|typescript|openapi-typescript|@redocly\/openapi-core)$/,
};

it.each(Object.keys(allowed))("%s imports only what it stands on", (folder) => {
  const files = repositoryFiles(`${folder}/src/**/*.ts`, `${folder}/src/*.ts`).filter(
    (name) => !/\.test(-d)?\.ts$|\/testing\//.test(name),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const code = readFile(file).replace(/`(?:\\.|[^`\\])*`/gs, "``"); // texts of files that it writes import what they like
    for (const [, name = ""] of code.matchAll(/^(?:import|export)\b[^"'`]*?\bfrom "([^"]+)";$/gm)) {
      if (name.startsWith(".")) continue;
      const owner = name.split("/").slice(0, 2).join("/");
      if (name.startsWith("@acskit/")) expect(allowed[folder], `${file} imports ${name}`).toContain(owner);
      else expect(name, `${file} imports ${name}`).toMatch(outside[folder] ?? /^$/);
    }
  }
});

const shared = ["signer", "client", "mock", "cli"];
/** Asking STS for a role's keys is a part of signing, as the protocol has it: these name what they ask. */
const askingSts = /^packages\/signer\/src\/credentials\//;

it.each(products)("names an operation of %s in no hand-written source", (product) => {
  const actions = Object.keys(JSON.parse(readFile(`specs/${product}/upstream.json`)).apis).filter(
    (name) => name.length > 8 && !/^(|Un|List)TagResources$/i.test(name), // those belong to many, invented ones as well
  );
  const sources = repositoryFiles(...shared.map((name) => `packages/${name}/src`), "tools/*/src/**").filter(
    (name) => name.endsWith(".ts") && !askingSts.test(name),
  );
  expect(sources.length).toBeGreaterThan(100);
  const named = sources.flatMap((file) => {
    const words = new Set(
      readFile(file)
        .replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, "")
        .match(/\b[A-Z]\w+/g),
    );
    return actions.filter((action) => words.has(action)).map((action) => `${file}: ${action}`);
  });
  expect(named).toEqual([]);
});
