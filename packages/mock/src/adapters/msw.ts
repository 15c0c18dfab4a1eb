/**
 * The mock in MSW 2.12+ and 3, Node and service worker alike.
 *
 * @module
 */
import { type HttpHandler, http } from "msw";
import type { Player } from "../types.ts";

/**
 * One handler for the whole product. Its predicate is `mock.matches`, so a request that is not for the product stays
 * unhandled, and a strict mode (`onUnhandledRequest: "error"`, `onUnhandledFrame: "error"`) sees it.
 */
export function mswHandlers(mock: Player): HttpHandler[] {
  return [
    http.all(
      ({ request }) => mock.matches(request),
      ({ request }) => mock.fetch(request).catch(networkError),
    ),
  ];
}

/** A `Response` that makes the caller's `fetch` reject; what the mock threw would come out as an answer of msw's own. */
function networkError(error: unknown): Response {
  if (error instanceof TypeError) return Response.error();
  throw error;
}
