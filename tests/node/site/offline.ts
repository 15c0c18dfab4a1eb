import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright";
import { chromiumFlags, chromium as executablePath } from "../../testing/chromium.ts";

/** What is looked for, and how it is called where it is found. */
const searches = { shareAICImage: "shareAICImage", "pages and waits": "Pages" };

/** Opens a site from the disk, in a browser that reaches nothing else, and searches. Gives what is wrong. */
export async function offlineProblems(site: string): Promise<string[]> {
  const problems: string[] = [];
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const page = await browser.newPage();
  page.on("pageerror", (error) => void problems.push(`a script of the site fails: ${error.message}`));
  await page.route("**", (route) => {
    const url = route.request().url();
    if (/^(file|data|blob):/.test(url)) return route.continue();
    problems.push(`the site asks for ${url}`);
    return route.abort();
  });
  for (const [words, name] of Object.entries(searches)) {
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    await page.locator("#tsd-search-trigger").click();
    await page.locator("#tsd-search-input").fill(words);
    const result = page.locator("#tsd-search-results li", { hasText: name }).first();
    await result.waitFor().catch(() => problems.push(`the search does not find ${words}`));
  }
  await browser.close();
  return problems;
}
