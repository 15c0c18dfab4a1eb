import type { RequestListener } from "node:http";
import { expect, it } from "vitest";
import { download } from "./download.ts";
import { serve } from "./testing/server.ts";

const redirect =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end();

it("gives the text, after redirects to the same machine", async () => {
  await using server = await serve((request, response) => {
    if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
    else response.writeHead(200, { "content-type": "application/json" }).end('{"a":"ü"}');
  });
  expect(await download(`${server.url}/old`)).toBe('{"a":"ü"}');
});

const refused: [what: string, answer: RequestListener, message: RegExp][] = [
  [
    "a failure of the server",
    (_, response) => response.writeHead(503).end("{}"),
    /answers 503 Service Unavailable; try again later/,
  ],
  [
    "an address that is not there",
    (_, response) => response.writeHead(404).end("{}"),
    /answers 404 Not Found; check the URL/,
  ],
  [
    "a page",
    (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<html>"),
    /is a page \(HTML\), not a document/,
  ],
  ["a redirect to http", redirect("http://example.com/x"), /redirects to http:\/\/example\.com, which is not https/],
  ["a redirect to a file", redirect("file:///etc/passwd"), /redirects to file:\/\/, which is not https/],
  ["a redirect to itself", redirect("/"), /redirects in a circle/],
  [
    "redirects without an end",
    (request, response) => response.writeHead(302, { location: `${request.url}a` }).end(),
    /redirects more than 5 times/,
  ],
  ["a redirect to nowhere", (_, response) => response.writeHead(302).end(), /answers 302 and no location/],
  [
    "an answer shorter than it says",
    (_, response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write("0123456789", () => response.destroy());
    },
    /was cut off after 10 bytes; try again/,
  ],
  [
    "an answer in parts that never ends",
    (_, response) => {
      response.writeHead(200);
      response.write("0123456789", () => response.destroy());
    },
    /was cut off after 10 bytes; try again/,
  ],
  [
    "an answer that says it is huge",
    (_, response) => response.writeHead(200, { "content-length": 2 ** 40 }).flushHeaders(),
    /is larger than 1 MiB/,
  ],
  [
    "an answer that is huge and does not say so",
    (_, response) => {
      const more = () => response.destroyed || response.write("x".repeat(65_536), more);
      response.writeHead(200);
      more();
    },
    /is larger than 1 MiB/,
  ],
];

it.each(refused)("refuses %s", async (_, answer, message) => {
  await using server = await serve(answer);
  await expect(download(`${server.url}/`, { maxBytes: 1024 * 1024 })).rejects.toThrow(message);
});

it("gives up when the time is over", async () => {
  await using server = await serve((_, response) => response.writeHead(200).flushHeaders());
  await expect(download(server.url, { deadlineMs: 1 })).rejects.toThrow("took longer than 0.001 s; try again later");
});

it.each([
  ["http://example.com/api-docs.json", /is not https/],
  ["ftp://example.com/x", /is not https/],
  ["https://", /is no URL/],
])("asks nobody for %s", async (url, message) => {
  await expect(download(url)).rejects.toThrow(message);
});

it("says that nobody answers", async () => {
  const server = await serve(() => {});
  await server[Symbol.asyncDispose]();
  await expect(download(server.url)).rejects.toThrow(
    /cannot be reached: ECONNREFUSED; try again later, or give a file/,
  );
});
