/**
 * The mock in MSW 2.12+ and 3, Node and service worker alike.
 *
 * @module
 */
import { type HttpHandler, http } from "msw";
import type { Mock } from "../types.ts";

/**
 * One handler for the whole product. Its predicate is `mock.matches`, so a request that is not for the product stays
 * unhandled, and a strict mode (`onUnhandledRequest: "error"`, `onUnhandledFrame: "error"`) sees it.
 */
export function mswHandlers(mock: Mock): HttpHandler[] {
  return [
    http.all(
      ({ request }) => mock.matches(request),
      ({ request }) => mock.fetch(request),
    ),
  ];
}
