import { withSignature } from "@acskit/signer";
import { beforeEach, expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { call, credentials, heard } from "../testing/caller.ts";
import { shelves } from "../testing/shelves.ts";
import { type PlaywrightRoute, playwrightRouting } from "./playwright.ts";

const mock = createMock(shelves);
const [takes, answer] = playwrightRouting(mock);
beforeEach(() => mock.reset());

/** A browser's page as Playwright shows it: `fetch` ends in a route. */
const page: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const bytes = new Uint8Array(await request.arrayBuffer());
  let outcome = Response.error();
  const route: PlaywrightRoute = {
    request: () => ({
      method: () => request.method,
      url: () => request.url,
      allHeaders: async () => Object.fromEntries(request.headers),
      postDataBuffer: () => (bytes.length > 0 ? bytes : null),
    }),
    fulfill: async ({ body, ...init }) => {
      outcome = new Response(body, init);
    },
    abort: async () => {},
  };
  await answer(route);
  if (outcome.type === "error") throw new TypeError("Failed to fetch");
  return outcome;
};

it.each([
  ["https://shelves.east.aliyuncs.com/?Name=oak", true],
  ["https://tables.aliyuncs.com/", false],
  ["http://127.0.0.1:5173/src/main.tsx", false],
])("takes the product's requests and no others: %s", (url, isTaken) => {
  expect(takes(new URL(url))).toBe(isTaken);
});

it("answers a page's call, with or without a body, and notes it", async () => {
  expect(await call(mock, "CreateShelf", { Name: "oak" }, { fetch: page })).toMatchObject({ status: 200 });
  const form = { Password: "1234" };
  expect(await call(mock, "LockShelf", { ShelfId: "s" }, { form, fetch: page })).toMatchObject({ status: 200 });
  expect(mock.calls().map(({ action, status }) => [action, status])).toEqual([
    ["CreateShelf", 200],
    ["LockShelf", 200],
  ]);
});

it("lets a page of any origin read the answer and the id of the request", async () => {
  const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" };
  const response = await withSignature({ credentials })(page)("https://shelves.aliyuncs.com/", { headers });
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-expose-headers")).toContain("x-acs-request-id");
  expect((await heard(response)).code).toBe("MissingName");
});

it("breaks the connection where a fault does", async () => {
  mock.fault("CreateShelf", { kind: "drop" }, { times: 1 });
  await expect(call(mock, "CreateShelf", { Name: "oak" }, { fetch: page })).rejects.toThrow("Failed to fetch");
  mock.fault("CreateShelf", { kind: "truncate", bytes: 5 }, { times: 1 });
  await expect(call(mock, "CreateShelf", { Name: "oak" }, { fetch: page })).rejects.toThrow(SyntaxError);
});
