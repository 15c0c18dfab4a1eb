import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const reason = existsSync(executablePath) ? "" : `there is no Chromium at ${executablePath}`;

let server: ViteDevServer;
let browser: Browser;

beforeAll(async () => {
  if (reason) return;
  const root = fileURLToPath(new URL("..", import.meta.url));
  server = await createServer({ root, configFile: `${root}vite.config.ts`, logLevel: "silent", server: { port: 0 } });
  await server.listen();
  // Nothing but this machine can be reached: what is answered is answered by the service worker.
  const args = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  browser = await chromium.launch({ executablePath, args });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function findings(page: Page): Promise<unknown[]> {
  await page.addScriptTag({ content: axe.source });
  // A text for the page, as its functions and ours don't share a compiler.
  const found = await page.evaluate("axe.run().then(({ violations }) => violations)");
  return (found as { id: string; nodes: { html: string }[] }[]).map(({ id, nodes }) => [id, nodes[0]?.html]);
}

it.skipIf(reason).each(["light", "dark"] as const)(
  `is a console that people can use, with nothing behind it (%s)${reason && `: ${reason}`}`,
  async (scheme) => {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(0); // vitest has the limit
    await page.goto(server.resolvedUrls?.local[0] ?? "");

    const table = page.getByRole("table", { name: "Instances" });
    await table.getByText("web-1").waitFor();
    expect(await table.getByRole("rowheader").count()).toBe(10);
    expect(await findings(page)).toEqual([]);

    const row = table.getByRole("row").filter({ hasText: "web-2" });
    await page.getByRole("button", { name: "Start web-2" }).press("Enter");
    await row.getByText("Starting").waitFor();
    await page.getByRole("button", { name: "Advance 10 s" }).click();
    await row.getByText("Running").waitFor();

    await page.getByRole("button", { name: "Create instances" }).press("Enter");
    await page.getByRole("option", { name: "web-server" }).waitFor({ state: "attached" });
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Escape");

    const share = page.getByLabel("Share m-game-launcher with accounts");
    await share.fill("2000000000000002");
    await share.press("Enter");
    await page.getByText("Shared with 2000000000000002.").waitFor();

    await page.getByRole("combobox", { name: "Account" }).selectOption("otherid");
    await page.getByText("No instance yet.").waitFor();
    await page.getByRole("list", { name: "AIC images" }).getByText("Game launcher").waitFor();

    await page.getByRole("button", { name: "Permission denied" }).click();
    await page.getByRole("combobox", { name: "State" }).selectOption("Running");
    await page.getByRole("alert").getByText("This account may not do that.").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });

    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBe(390);
    await page.close();
  },
  180_000,
);
