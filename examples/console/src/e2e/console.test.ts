import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Backend, backends } from "./backends.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const reason = existsSync(executablePath) ? "" : `, skipped: there is no Chromium at ${executablePath}`;
const root = fileURLToPath(new URL("../..", import.meta.url));

let browser: Browser;
beforeAll(async () => {
  if (reason) return;
  // Nothing but this machine can be reached.
  const args = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  browser = await chromium.launch({ executablePath, args });
});
afterAll(() => browser?.close());

const rows = (page: Page) => page.getByRole("table", { name: "Instances" }).getByRole("row");

describe.skipIf(reason).each(Object.entries(backends))(`the console with %s${reason}`, (name, start) => {
  let backend: Backend;
  let server: PreviewServer;
  beforeAll(async () => {
    backend = await start();
    const own = { root, configFile: `${root}vite.config.ts`, logLevel: "silent" as const };
    const outDir = `node_modules/.e2e/${name}`;
    const define = { "import.meta.env.VITE_ENS_ENDPOINT": JSON.stringify(backend.endpoint ?? "") };
    await build({ ...own, define, build: { outDir, minify: false, reportCompressedSize: false } });
    server = await preview({ ...own, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  });
  afterAll(async () => {
    await server?.close();
    await backend?.close?.();
  });

  /** A browser without a past. Vitest has the limit of time. */
  const open = async () => {
    const context = await browser.newContext();
    context.setDefaultTimeout(0);
    return backend.open(context, server.resolvedUrls?.local[0] ?? "");
  };

  it("turns pages of instances", async () => {
    const { page } = await open();
    await rows(page).filter({ hasText: "web-1" }).waitFor();
    expect(await rows(page).count()).toBe(1 + 10);
    await page.getByRole("navigation", { name: "Pages of instances" }).getByRole("button", { name: "Next" }).click();
    await rows(page).filter({ hasText: "logs-2" }).waitFor();
    expect(await rows(page).count()).toBe(1 + 2);
    await page.context().close();
  });

  it("starts an instance, which takes its time", async () => {
    const { page, tenSecondsLater } = await open();
    const row = rows(page).filter({ hasText: "web-2" });
    await row.getByRole("button", { name: "Start web-2" }).click();
    await row.getByText("Starting").waitFor();
    await tenSecondsLater();
    await row.getByText("Running").waitFor();
    await page.context().close();
  });

  it("shares an image with an account, which then sees it", async () => {
    const { page } = await open();
    const images = page.getByRole("region", { name: "AIC images" });
    const image = images.getByRole("listitem").filter({ hasText: "m-game-launcher" });
    await image.waitFor();
    await page.getByRole("combobox", { name: "Account" }).selectOption("otherid");
    await page.getByText("No instance yet.").waitFor();
    await image.waitFor({ state: "detached" });

    await page.getByRole("combobox", { name: "Account" }).selectOption("testid");
    const accounts = images.getByLabel("Share m-game-launcher with accounts");
    await accounts.fill("2000000000000002");
    await accounts.press("Enter");
    await images.getByText("Shared with 2000000000000002.").waitFor();
    await page.getByRole("combobox", { name: "Account" }).selectOption("otherid");
    await image.waitFor();
    await page.context().close();
  });

  it("says what a person may not do, and goes on when the person may", async () => {
    const { page, refuseNext } = await open();
    await rows(page).filter({ hasText: "web-1" }).waitFor();
    await refuseNext();
    await page.getByRole("combobox", { name: "State" }).selectOption("Running");
    const alert = page.getByRole("alert");
    await alert.getByText("This account may not do that.").waitFor();
    await alert.getByRole("button", { name: "Try again" }).click();
    await alert.waitFor({ state: "detached" });
    await rows(page).filter({ hasText: "web-1" }).waitFor();
    await page.context().close();
  });
});
