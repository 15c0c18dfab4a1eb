// One file of declarations for each entry of a package, and one for what entries share, so that a class is one class.
// A compiler opens each file that an import leads to, and an editor looks at each after every edit.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";

/**
 * Replaces the declarations in `dist`.
 *
 * @param entries those that people import
 */
export async function bundleDeclarations(entries) {
  const input = Object.fromEntries(entries.map((file) => [relative("dist", file).replace(/\.d\.ts$/, ""), file]));
  const plugins = [dts({ dtsOnly: true, generator: "oxc", tsconfig: false })];
  const bundle = await rolldown({ input, external: [/^[^./]/], plugins, logLevel: "warn" });
  const { output } = await bundle.generate({ format: "esm", chunkFileNames: "shared-[hash].d.ts" });
  await bundle.close();
  for (const name of readdirSync("dist", { recursive: true })) if (name.endsWith(".d.ts")) rmSync(join("dist", name));
  for (const { fileName, code } of output) writeFileSync(join("dist", fileName), code);
}
