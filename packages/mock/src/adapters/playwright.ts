/**
 * The mock in Playwright: the test's process answers what a page asks of the product. Playwright itself is not
 * imported; what is read of its `Route` is written down here.
 *
 * @module
 */
import type { Player } from "../types.ts";
import { anyOrigin } from "./any-origin.ts";

/** As much of Playwright's as is used. */
export interface PlaywrightRoute {
  request(): {
    method(): string;
    url(): string;
    allHeaders(): Promise<Record<string, string>>;
    postDataBuffer(): Uint8Array | null;
  };
  fulfill(answer: { status: number; headers: Record<string, string>; body: string }): Promise<void>;
  abort(reason: string): Promise<void>;
}

/** What `page.route` and `context.route` take. */
export type PlaywrightRouting = readonly [
  takes: (url: URL) => boolean,
  answer: (route: PlaywrightRoute) => Promise<void>,
];

/**
 * Lets a mock answer what a page asks of the product's hosts; other requests go where they went before.
 *
 * A service worker of the page's would take the requests first: start the context with `serviceWorkers: "block"` if
 * there is one.
 *
 * @example
 * await page.route(...playwrightRouting(mock));
 */
export function playwrightRouting(mock: Player): PlaywrightRouting {
  return [
    (url) => mock.matches(new Request(url)),
    async (route) => {
      const request = route.request();
      const body = new Uint8Array(request.postDataBuffer() ?? []);
      const received = { method: request.method(), url: request.url(), headers: await request.allHeaders(), body };
      const { status, headers, body: text, breaks } = await mock.handle(received);
      if (breaks === "before") return await route.abort("connectionreset");
      await route.fulfill({ status, headers: { ...headers, ...anyOrigin }, body: text });
    },
  ];
}
