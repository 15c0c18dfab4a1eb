import createClient from "openapi-fetch";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signingMiddleware } from "./index.ts";
import { verifyingServer } from "./testing/server.ts";
import { credentials } from "./testing/signing.ts";

interface Operation {
  parameters: { query?: Record<string, unknown>; header?: Record<string, string>; path?: Record<string, string> };
  requestBody?: { content: { "application/json": unknown } };
  responses: { 200: { content: { "application/json": { RequestId: string } } } };
}
type Path = Record<"get" | "post" | "put" | "delete", Operation> & { parameters: Operation["parameters"] };
interface paths {
  "/CreateShelf": Path;
  "/shelves/{ShelfId}": Path;
  "/shelves/{ShelfId}#DescribeShelf": Path;
}

let server: Awaited<ReturnType<typeof verifyingServer>>;
beforeAll(async () => {
  server = await verifyingServer();
});
afterAll(() => server.close());

function client(options: Partial<Parameters<typeof signingMiddleware>[0]> = {}, base = "") {
  const api = createClient<paths>({ baseUrl: server.url + base });
  api.use(signingMiddleware({ credentials, version: "2024-01-01", ...options }));
  return api;
}

const ok = { ok: true, accessKeyId: "testid" };

it("turns POST /CreateShelf into the signed POST / that names the action", async () => {
  const { data } = await client().POST("/CreateShelf", { params: { query: { Size: 3, Label: "a b" } } });
  expect(data).toEqual({ RequestId: "1" });
  expect(server.arrived.at(-1)).toMatchObject({
    method: "POST",
    url: "/?Size=3&Label=a%20b",
    headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01" },
    verification: ok,
  });
});

it("keeps the method, a body, the caller's headers and a base URL's path", async () => {
  await client({}, "/proxy").PUT("/CreateShelf", { body: { Size: "größer" }, headers: { "x-acs-custom": "1" } });
  expect(server.arrived.at(-1)).toMatchObject({ method: "PUT", url: "/proxy/", verification: ok });
  expect(server.arrived.at(-1)?.body.toString()).toBe('{"Size":"größer"}');
  expect(server.arrived.at(-1)?.headers).toMatchObject({ "x-acs-custom": "1", "content-type": "application/json" });

  await client().GET("/CreateShelf");
  expect(server.arrived.at(-1)).toMatchObject({ method: "GET", url: "/", verification: ok });
});

it("leaves ROA paths alone", async () => {
  const path = { ShelfId: "a*b c" };
  await client({ style: "ROA" }).GET("/shelves/{ShelfId}", { params: { path } });
  expect(server.arrived.at(-1)).toMatchObject({ url: "/shelves/a*b%20c", verification: ok });
  expect(server.arrived.at(-1)?.headers).not.toHaveProperty("x-acs-action");

  await client({ style: "ROA" }).GET("/shelves/{ShelfId}#DescribeShelf", { params: { path } });
  expect(server.arrived.at(-1)).toMatchObject({ headers: { "x-acs-action": "DescribeShelf" }, verification: ok });
});

it("takes the action's name from whoever knows it better", async () => {
  const action = (schemaPath: string, method: string) => `${method} ${schemaPath}`;
  await client({ style: "ROA", action }).DELETE("/shelves/{ShelfId}", { params: { path: { ShelfId: "1" } } });
  expect(server.arrived.at(-1)).toMatchObject({
    headers: { "x-acs-action": "DELETE /shelves/{ShelfId}" },
    verification: ok,
  });
});

it("hands on the signal", async () => {
  const call = client().POST("/CreateShelf", { signal: AbortSignal.abort(new Error("stopped")) });
  await expect(call).rejects.toThrow("stopped");
});

it.each([
  [{ version: "" }, /version is missing/],
  [{ version: undefined }, /version is missing/],
  [{ style: "rpc" }, /style is "RPC" or "ROA"/],
  [{ credentials: undefined }, /accessKeyId is missing/],
])("refuses the options %j", (wrong, message) => {
  const options = { credentials, version: "2024-01-01", ...wrong } as Parameters<typeof signingMiddleware>[0];
  expect(() => signingMiddleware(options)).toThrow(message);
});
