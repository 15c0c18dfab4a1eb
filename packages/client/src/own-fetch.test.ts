import { expect, it } from "vitest";
import { shelfClient } from "./testing/clients.ts";
import { serveGood } from "./testing/server.ts";

interface Dispatcher {
  dispatch: (options: { path: string; method: string }, handler: unknown) => boolean;
}

/** The one that Node's `fetch` takes if nobody names another. */
async function ofThePlatform(url: string): Promise<Dispatcher> {
  await fetch(url).then((response) => response.text()); // it is made by the first call
  return (globalThis as unknown as Record<symbol, Dispatcher>)[Symbol.for("undici.globalDispatcher.1")] as Dispatcher;
}

// As docs/speed.md has it. undici's ProxyAgent and Agent are dispatchers like this one.
it("sends by the dispatcher that a fetch of the user's own names", async () => {
  const { endpoint, seen } = await serveGood();
  const platform = await ofThePlatform(endpoint);
  const passed: string[] = [];
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) => {
      passed.push(`${options.method} ${options.path}`);
      return platform.dispatch(options, handler);
    },
  };
  const { createShelf } = shelfClient({
    endpoint,
    fetch: (input, init) => fetch(input, { ...init, dispatcher } as RequestInit),
  });
  await createShelf({ Name: "a" });
  expect(passed).toEqual(["POST /?Name=a"]);
  expect(seen).toHaveLength(2);
});
