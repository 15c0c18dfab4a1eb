import { playwright } from "@vitest/browser-playwright";
import { mergeConfig } from "vite";
import { defineProject } from "vitest/config";
import viteConfig from "./vite.config.ts";

// Component tests, in a real Chromium. `export default` is what Vitest asks for.
export default mergeConfig(
  viteConfig,
  defineProject({
    // Found before the first test runs: what is found later reloads the page, and a test with it.
    optimizeDeps: { include: ["axe-core"] },
    test: {
      name: "console",
      include: ["app/*.test.tsx"],
      testTimeout: 60_000, // nothing here measures time
      expect: { poll: { timeout: 50_000 } },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        instances: [{ browser: "chromium" }],
        provider: playwright({
          launchOptions: {
            executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
            // Nothing but this machine can be reached: what is answered is answered by the service worker.
            args: [
              "--no-sandbox",
              "--disable-gpu",
              "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
          },
        }),
      },
    },
  }),
);
