import { entriesOf, packagesOf } from "../../../tools/release/src/packages.ts";
import { root } from "../../testing/repository.ts";

export interface Program {
  readonly name: string;
  readonly source: string;
  /** Whether what it may import later counts as well. */
  readonly what: "first" | "all";
}

const credentials = '{ accessKeyId: "a", accessKeySecret: "b" }';

/** Programs that people write, with what they should weigh: 12,000 / 5,000, 24,000 / 8,500 and 2,700 / 1,300. */
export const oneAction: Program = {
  name: "a call of one action by its constant",
  source: `import { createClient, ens, ShareAICImage } from "@acskit/ens/actions";
    createClient(ens, { credentials: ${credentials} }).call(ShareAICImage, { ImageId: "i", Users: ["1"] });`,
  what: "all",
};
export const wholeClient: Program = {
  name: "a call with every method there",
  source: `import { createEnsClient } from "@acskit/ens";
    createEnsClient({ credentials: ${credentials} }).shareAICImage({ ImageId: "i", Users: ["1"] });`,
  what: "first",
};
export const signerAlone: Program = {
  name: "the signer alone",
  source: `import { withSignature } from "@acskit/signer";
    withSignature({ credentials: ${credentials} })(fetch)("https://example.com/");`,
  what: "all",
};

const packages = packagesOf(root);

/** What a user brings along and is not ours to weigh. */
export const brought: readonly string[] = packages.flatMap(({ manifest }) => [
  ...Object.keys(manifest.peerDependencies ?? {}),
]);

/** Those, and each public entry of each package with all that it exports. */
export const programs: readonly Program[] = [
  oneAction,
  wholeClient,
  { ...wholeClient, name: "the same, with what its `api` loads when asked", what: "all" },
  signerAlone,
  ...packages.flatMap(entriesOf).map((entry) => ({
    name: `\`${entry}\``,
    source: `export * from ${JSON.stringify(entry)};`,
    what: "all" as const,
  })),
];
