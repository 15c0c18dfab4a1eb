import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium as driver, type Page } from "playwright";
import { type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { chromium, chromiumFlags } from "./testing/chromium.ts";

// The stories of examples/storybook, built by Storybook and looked at in Chromium.

const folder = fileURLToPath(new URL("../examples/storybook/", import.meta.url));

/** A command of the project's; what it wants to keep at home goes where it can be thrown away. */
const run = (command: string, ...words: string[]) =>
  promisify(execFile)(`${folder}node_modules/.bin/${command}`, words, {
    cwd: folder,
    env: { ...process.env, CI: "true", HOME: `${folder}node_modules/.home` },
  });

let server: PreviewServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await run("msw", "init", "public", "--no-save");
  await run("storybook", "build", "--test", "--quiet", "--disable-telemetry");
  server = await preview({
    root: folder,
    configFile: false,
    build: { outDir: "storybook-static" },
    preview: { host: "127.0.0.1", port: 0 },
    logLevel: "warn",
  });
  browser = await driver.launch({ executablePath: chromium, args: chromiumFlags });
  page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}iframe.html?id=instances--empty&viewMode=story`);
  await page.getByText("Nothing yet.").waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** As a click in the sidebar does, in the same page: nothing of the story before may be left. */
const show = (name: string) =>
  page.evaluate((storyId) => {
    const channel = Reflect.get(window, "__STORYBOOK_ADDONS_CHANNEL__");
    channel.emit("setCurrentStory", { storyId, viewMode: "story" });
  }, `instances--${name}`);

it.each([
  ["empty", "listitem", ["Nothing yet."]],
  ["two", "listitem", ["web: Running", "db: Stopped"]],
  ["loading", "status", ["Loading…"]],
  ["denied", "alert", [expect.stringContaining("permission")]],
] as const)("shows the story %s as it was seeded", async (name, role, texts) => {
  await show(name);
  await expect.poll(() => page.getByRole(role).allTextContents()).toEqual(texts);
});

it("moves the mock's clock in a story that is played", async () => {
  await show("starting");
  await page.getByText("web: Running").waitFor();
  expect(await page.getByRole("listitem").allTextContents()).toEqual(["web: Running"]);
});
