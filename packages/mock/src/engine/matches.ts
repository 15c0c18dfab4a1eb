/**
 * Whether a request is for this product: what an interceptor asks before it takes one.
 *
 * Called for every request of the host program, so it looks at URL and headers alone.
 *
 * @module
 */
import type { MockProduct } from "../types.ts";
import type { Host } from "./check-host.ts";
import type { ActionFinder } from "./find-action.ts";

export function matcher(
  product: MockProduct,
  hostOf: (hostname: string) => Host,
  finder: ActionFinder,
): (request: Request) => boolean {
  return ({ url, headers }) => {
    let parsed: URL;
    try {
      parsed = new URL(url);
    } catch {
      return false;
    }
    const { hostname, pathname, searchParams } = parsed;
    const { isOwn, isForeign } = hostOf(hostname);
    if (isOwn || isForeign) return isOwn;
    if (headers.get("x-acs-version") === product.version) {
      return finder.knows(headers.get("x-acs-action") ?? undefined, pathname);
    }
    const action = searchParams.get("Action");
    return action !== null && searchParams.get("Version") === product.version && finder.knows(action, pathname);
  };
}
