/**
 * The `package.json` and the other files beside the sources of a product's two packages.
 *
 * @module
 */
import type { Names } from "./names.ts";

const common = { license: "MIT", type: "module", sideEffects: false, engines: { node: ">=20.19" } };
const scripts = { build: "node ../../scripts/build-package.mjs" };

/** The client's entries by their path, `.` being `index`. */
const clientEntries = { ".": "index", "./actions": "actions", "./pages": "pages", "./waiters": "waiters" };

export function clientManifest({ folder, title }: Names): string {
  return json({
    name: `@acskit/${folder}`,
    version: "0.0.0",
    description: `Typed client for the Alibaba Cloud API ${title}: every operation, signed, on fetch.`,
    ...common,
    files: ["dist", "release-notes"],
    ...exportsOf(clientEntries),
    scripts: { build: `${scripts.build} --whole index --whole actions` },
    dependencies: { "@acskit/client": "workspace:^", "openapi-fetch": "catalog:" },
    devDependencies: { "@types/node": "catalog:", typescript: "catalog:" },
  });
}

export function mockManifest({ folder, title }: Names): string {
  return json({
    name: `@acskit/${folder}-mock`,
    version: "0.0.0",
    description: `The Alibaba Cloud API ${title}, for tests: the tables that make @acskit/mock play it, and the ${folder}-mock command.`,
    ...common,
    bin: { [`${folder}-mock`]: "./dist/cli.js" },
    files: ["dist"],
    ...exportsOf({ ".": "index" }),
    scripts,
    dependencies: { [`@acskit/${folder}`]: "workspace:^", "@acskit/mock": "workspace:^" },
    devDependencies: { "@types/node": "catalog:", typescript: "catalog:", vitest: "catalog:" },
  });
}

/** In the workspace an entry is its source, published it is what was built of it. */
function exportsOf(entries: Readonly<Record<string, string>>): object {
  const manifest = { "./package.json": "./package.json" };
  const built = (file: string) => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` });
  const map = (of: (file: string) => object) => ({
    ...Object.fromEntries(Object.entries(entries).map(([path, file]) => [path, of(file)])),
    ...manifest,
  });
  return {
    exports: map((file) => ({ "@acskit/source": `./src/${file}.ts`, ...built(file) })),
    publishConfig: { access: "public", exports: map(built) },
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** @param types what of `@types` the sources need */
export function tsconfig(types: readonly string[]): string {
  const list = types.length === 0 ? "" : `\n    "types": [${types.map((one) => JSON.stringify(one)).join(", ")}],`;
  return `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": {
    "rootDir": "src",
    "outDir": "dist",${list}
    "sourceMap": false
  },
  "include": ["src"],
  "exclude": ["src/**/*.test.ts", "src/**/*.test-d.ts", "src/**/testing"]
}
`;
}

export const turbo = `{
  "extends": ["//"],
  "tasks": {
    "build": {
      "dependsOn": ["^build", "acspec#generate"]
    }
  }
}
`;
