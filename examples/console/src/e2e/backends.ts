/**
 * Three ways to give the console an ENS: the same mock with the same scenario, each time somewhere else.
 *
 * @module
 */
import { listen } from "@acskit/mock/node";
import { playwrightRouting } from "@acskit/mock/playwright";
import type { BrowserContext, Page } from "playwright";
import { createConsoleMock } from "../console-mock.ts";

/** The console in a browser, and what a test does to the ENS behind it. */
interface Opened {
  readonly page: Page;
  /** Ten seconds go by, for the mock and for the page. */
  readonly tenSecondsLater: () => Promise<void>;
  /** Refuses the next call. */
  readonly refuseNext: () => Promise<void>;
}

export interface Backend {
  /** Where ENS is; in the page itself if it is left out. */
  readonly endpoint?: string;
  /** Opens the console anew: nothing of an earlier test is left. */
  readonly open: (context: BrowserContext, url: string) => Promise<Opened>;
  readonly close?: () => Promise<void>;
}

const refusal = { kind: "error", status: 403, code: "NoPermission", message: "Permission denied." } as const;

/** The page's own mock, which its panel moves. */
async function serviceWorker(): Promise<Backend> {
  return {
    open: async (context, url) => {
      const page = await context.newPage();
      await page.goto(url);
      const press = (name: string) => page.getByRole("button", { name }).click();
      return { page, tenSecondsLater: () => press("Advance 10 s"), refuseNext: () => press("Permission denied") };
    },
  };
}

/** A mock in this process, which answers what the page asks of the real address. */
async function pageRoute(): Promise<Backend> {
  return {
    endpoint: "https://ens.aliyuncs.com",
    open: async (context, url) => {
      const mock = createConsoleMock();
      const page = await context.newPage();
      await page.route(...playwrightRouting(mock));
      await page.clock.install();
      await page.goto(url);
      return {
        page,
        tenSecondsLater: async () => {
          await mock.clock.advance("10s");
          await page.clock.fastForward("00:10");
        },
        refuseNext: async () => void mock.fault("*", refusal, { times: 1 }),
      };
    },
  };
}

/** A server, told what to do as a test in any language tells it. */
async function ensMock(): Promise<Backend> {
  const server = await listen(createConsoleMock());
  const tell = async (what: string, order: object) => {
    const { status } = await fetch(`${server.url}/_acskit/${what}`, { method: "POST", body: JSON.stringify(order) });
    if (status !== 200) throw new Error(`the mock does not take the order ${what}`);
  };
  const clean = await (await fetch(`${server.url}/_acskit/snapshot`)).json();
  return {
    endpoint: server.url,
    open: async (context, url) => {
      await tell("restore", clean);
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(url);
      return {
        page,
        tenSecondsLater: async () => {
          await tell("clock", { advance: "10s" });
          await page.clock.fastForward("00:10");
        },
        refuseNext: () => tell("faults", { action: "*", fault: refusal, times: 1 }),
      };
    },
    close: server.close,
  };
}

export const backends = { "a service worker": serviceWorker, "page.route": pageRoute, "ens-mock": ensMock };
