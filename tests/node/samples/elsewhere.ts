import { existsSync } from "node:fs";
import { join } from "node:path";
import { readFile, root } from "../../testing/repository.ts";

/** What runs a command that the samples' own test does not, or why nothing does. */
export type Elsewhere = { by: string } | { notRun: string };

const rows: readonly [command: RegExp, Elsewhere][] = [
  [/^pnpm (start|test|size|rehearsal|runtimes|generate)$/, { by: ".ci/run" }],
  [/^pnpm --dir \S+ install$/, { by: ".ci/run" }],
  [/^pnpm test\b/, { by: ".ci/run" }],
  [/^pnpm --dir examples\/worker test$/, { by: "vitest.config.ts" }],
  [/^npm install /, { by: "tests/publish/rehearsal.test.ts" }],
  [/^pnpm (run version|release)$/, { by: "tests/publish/rehearsal.test.ts" }],
  [/^pnpm acspec add /, { by: "tools/acspec/src/commands/add.test.ts" }],
  [/^pnpm acspec diff /, { by: "tools/acspec/src/commands/diff.test.ts" }],
  [/^pnpm acspec (import|compose|generate) /, { by: "tests/node/another-product.test.ts" }],
  [/^pnpm sync\b/, { by: "tools/acspec/src/commands/sync.test.ts" }],
  [/^npx @acskit\/cli /, { by: "tests/node/upgrade-notes.test.ts" }],
  [/^npx @acskit\/ens-mock .*--config ens\.json$/, { by: "packages/mock/src/adapters/node/serve.test.ts" }],
  [/ vpc$/, { notRun: "the product is an example's" }],
  [/^pnpm bench\b/, { notRun: "it takes twenty minutes" }],
  [/^pnpm comparison$/, { notRun: "it installs a generator of others'" }],
  [/^pnpm size --raise$/, { notRun: "it changes what a test holds" }],
  [/^pnpm changeset$/, { notRun: "it asks a person" }],
  [
    /^pnpm (--filter|--dir) \S+ (dev|start)$/,
    { notRun: "it serves until it is stopped; the example's tests do the same" },
  ],
  [/^curl /, { notRun: "it asks a server that a command before it started" }],
  [/ exec wrangler /, { notRun: "it needs an account" }],
  [/^npx msw init /, { notRun: "it is a command of others'" }],
];

/** @returns nothing if the table does not say */
export function elsewhere(command: string): Elsewhere | undefined {
  const plain = command.replace(/^npx -y pnpm@12 /, "pnpm ").replace(/\s{2,}.*$/, "");
  return rows.find(([form]) => form.test(plain))?.[1];
}

/** What the table says and is not so: a file that is not there, a script that `.ci/run` does not call. */
export function mistakesFor(commands: readonly string[]): string[] {
  const run = readFile(".ci/run");
  return commands.flatMap((command) => {
    const found = elsewhere(command);
    if (found === undefined) return [`${command}: say in elsewhere.ts what runs it, or why nothing does`];
    if ("notRun" in found) return [];
    if (!existsSync(join(root, found.by))) return [`${command}: there is no ${found.by}`];
    const script = /^(?:npx -y pnpm@12|pnpm) (--dir \S+ install|\S+)/.exec(command)?.[1] ?? "";
    const isCalled = found.by !== ".ci/run" || run.includes(`pnpm@12 ${script}`);
    return isCalled ? [] : [`${command}: .ci/run does not call it`];
  });
}
