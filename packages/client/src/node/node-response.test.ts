import { expect, it } from "vitest";
import { serve, serveText } from "../testing/server.ts";
import { nodeFetch } from "./index.ts";

const fetchNode = nodeFetch();

it.each([
  ["text", (response: Response) => response.text()],
  ["json", (response: Response) => response.json()],
  ["arrayBuffer", async (response: Response) => [...new Uint8Array(await response.arrayBuffer())]],
  ["bytes", async (response: Response) => [...(await response.bytes())]],
  ["blob", async (response: Response) => [(await response.clone().blob()).type, await response.clone().text()]],
  ["a clone", async (response: Response) => [await response.clone().text(), await response.text()]],
  ["body", async (response: Response) => new Response(response.body).text()],
  ["headers", async ({ headers }: Response) => [...headers].filter(([name]) => !/^(date|keep-alive)$/.test(name))],
  ["one header", async ({ headers }: Response) => [headers.get("X-A"), headers.has("x-a"), headers.get("x-b")]],
  ["cookies", async ({ headers }: Response) => [headers.getSetCookie(), headers.get("set-cookie")]],
  [
    "status",
    async ({ status, ok, statusText, type, redirected }: Response) => [status, ok, statusText, type, redirected],
  ],
  ["whether it was read", async (response: Response) => [response.bodyUsed, await response.text(), response.bodyUsed]],
])("reads %s as the platform's fetch does", async (_, read) => {
  const { endpoint } = await serve((response) => {
    response.writeHead(200, { "content-type": "application/json", "x-a": ["1", "2"], "set-cookie": ["a=1", "b=2"] });
    response.end('\ufeff{"Name":"Regal 書架"}');
  });
  expect(await read(await fetchNode(endpoint))).toEqual(await read(await fetch(endpoint)));
});

it("reads a form", async () => {
  const { endpoint } = await serveText(200, "a=1&b=2", { "content-type": "application/x-www-form-urlencoded" });
  expect([...(await (await fetchNode(endpoint)).formData())]).toEqual([...(await (await fetch(endpoint)).formData())]);
});

it.each([204, 304])("reads an answer without a body, %s", async (status) => {
  const { endpoint } = await serveText(status, "");
  expect(await (await fetchNode(endpoint)).text()).toBe("");
  expect((await fetchNode(endpoint)).body).toBeNull();
});

it("reads an answer to HEAD", async () => {
  const { endpoint } = await serveText(200, "unseen");
  expect(await (await fetchNode(endpoint, { method: "HEAD" })).text()).toBe("");
});

it("reads an answer of many pieces, whole and as a stream", async () => {
  const piece = "x".repeat(100_000);
  const { endpoint } = await serve((response) => {
    for (let at = 0; at < 20; at++) response.write(piece);
    response.end();
  });
  expect((await (await fetchNode(endpoint)).text()).length).toBe(2_000_000);
  let length = 0;
  for await (const chunk of (await fetchNode(endpoint)).body as AsyncIterable<Uint8Array> & object)
    length += chunk.length;
  expect(length).toBe(2_000_000);
});

it("lets a stream be left early", async () => {
  const { endpoint } = await serve((response) => response.write("endless"));
  const reader = (await fetchNode(endpoint)).body?.getReader();
  await reader?.read();
  await reader?.cancel();
});

it("is read once", async () => {
  const { endpoint } = await serveText(200, "once");
  const response = await fetchNode(endpoint);
  await response.text();
  await expect(response.text()).rejects.toThrow(TypeError);
  await expect(response.blob()).rejects.toThrow(TypeError);
  expect(() => response.clone()).toThrow(TypeError);
  expect(response.body).toBeNull();
});

it("has headers that nobody can change", async () => {
  const { endpoint } = await serveText(200, "");
  const { headers } = await fetchNode(endpoint);
  for (const change of ["append", "set", "delete"] as const) expect(() => headers[change]("a", "b")).toThrow(TypeError);
  const seen: string[] = [];
  headers.forEach((_, name, all) => void (all === headers && seen.push(name)));
  expect(seen).toEqual([...headers.keys()]);
  expect([...headers.values()]).toHaveLength(seen.length);
});
