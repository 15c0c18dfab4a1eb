/**
 * The last step of `pnpm run docs`: what was built holds by itself. Each link leads to a page that is there, nothing is
 * fetched from elsewhere, and the search finds operations and pages with no network at all.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { optionsOf } from "../../../tools/release/src/options.ts";
import { chromium } from "../../testing/chromium.ts";
import { linkProblems } from "./links.ts";
import { offlineProblems } from "./offline.ts";

optionsOf("docs", {});
const site = `${import.meta.dirname}/../../../apps/docs/dist`;
const { pages, problems } = linkProblems(site);
if (existsSync(chromium)) problems.push(...(await offlineProblems(site)));
else console.log("skipped: the site without a network; there is no Chromium");

for (const problem of new Set(problems)) console.error(problem);
if (problems.length === 0) console.log(`${pages} pages: each link leads somewhere, nothing comes from elsewhere`);
process.exitCode = problems.length > 0 ? 1 : 0;
