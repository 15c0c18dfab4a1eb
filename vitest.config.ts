import { existsSync } from "node:fs";
import { playwright } from "@vitest/browser-playwright";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
import { chromium, chromiumFlags } from "./tests/testing/chromium.ts";

const sources = "{packages,tools,examples}/*/src/**";

const browser = {
  extends: true as const,
  publicDir: "tests/node_modules/msw/lib", // the service worker's script
  test: {
    name: "browser",
    include: ["tests/browser/*.test.ts"],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" as const }],
      provider: playwright({
        launchOptions: {
          executablePath: chromium,
          args: chromiumFlags,
        },
      }),
    },
  },
};

/** Says in the report why nothing runs in a browser. */
const noBrowser = { extends: true as const, test: { name: "no-browser", include: ["tests/no-browser.test.ts"] } };

/** What two of the examples need is large, and an installation of their own. */
const has = (example: string) => existsSync(`examples/${example}/node_modules`);
const worker = has("worker") ? "examples/worker/test/*.test.ts" : "tests/no-wrangler.test.ts";
const stories = has("storybook") && existsSync(chromium) ? "tests/storybook.test.ts" : "tests/no-storybook.test.ts";

export default defineConfig({
  resolve: { conditions: ["@acskit/source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["@acskit/source", ...defaultServerConditions] } },
  test: {
    // Nothing here measures time; a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: "100%", // one less than cores is usual, which is one of two; many tests wait for other processes
    reporters: ["default", ["json", { outputFile: "tests/test-report.json" }]],
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          isolate: false, // importing changes nothing, so files of one worker share what is loaded: a third less time
          include: [`${sources}/*.test.ts`, "tests/{node,clients,publish,runtimes}/**/*.test.ts", worker, stories],
          env: { WRANGLER_SEND_METRICS: "false", WRANGLER_WRITE_LOGS: "false" }, // nothing to anybody, nothing at home
        },
      },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: [`${sources}/*.test-d.ts`, "tests/types/*.test-d.ts"],
            tsconfig: "tsconfig.test.json",
          },
        },
      },
      {
        extends: true,
        resolve: { alias: [{ find: /^msw(?=\/|$)/, replacement: "msw2" }] },
        test: { name: "msw2", include: ["tests/node/msw.test.ts"] },
      },
      ...(existsSync(chromium) ? [browser, "examples/console/vitest.browser.config.ts"] : [noBrowser]),
    ],
  },
});
