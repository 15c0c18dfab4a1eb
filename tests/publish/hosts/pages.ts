import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";
import { chromium as executablePath } from "../../testing/chromium.ts";
import type { Files } from "./projects.ts";

export const hasBrowser: boolean = existsSync(executablePath);

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

/** Runs a bundle in a page without a network; gives what the page's title says when it has one. */
export async function titleAfter(browser: Browser, bundle: Files): Promise<string> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => void problems.push(error.message));
  await page.route("**", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      const body = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/bundle.js"></script>`;
      return route.fulfill({ contentType: "text/html", body });
    }
    const body = bundle[pathname.slice(1)];
    if (body !== undefined) return route.fulfill({ contentType: "text/javascript", body });
    problems.push(`it asks for ${route.request().url()}`);
    return route.abort();
  });
  await page.goto("http://localhost/");
  await page.waitForFunction("document.title !== ''").catch((error) => problems.push(String(error)));
  const title = await page.title();
  await page.close();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return title;
}
