import { getEventListeners } from "node:events";
import { createServer, Agent as HttpAgent, type RequestListener } from "node:http";
import { createServer as createTlsServer, Agent as HttpsAgent } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, it, onTestFinished, vi } from "vitest";
import { selfSigned } from "../testing/certificate.ts";
import { smallClient } from "../testing/clients.ts";
import { serve, serveGood, serveText } from "../testing/server.ts";
import { nodeFetch } from "./index.ts";

const certificate = selfSigned();
const trusting = () => new HttpsAgent({ keepAlive: true, ca: certificate.cert });

async function serveTls(answer: RequestListener): Promise<string> {
  const server = createTlsServer(certificate, answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that speaks for itself: what it writes is all that comes. */
async function serveBytes(speak: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => speak(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

it("sends method, headers and body, and reads the answer", async () => {
  const { endpoint, seen } = await serveText(201, '{"Size":3}', { "x-acs-request-id": "4C2B" });
  const headers = { "x-acs-action": "CreateShelf", "content-type": "application/json" };
  const response = await nodeFetch()(`${endpoint}/shelves?Size=3`, { method: "PUT", headers, body: '{"é":1}' });
  expect(response).toMatchObject({ status: 201, ok: true, statusText: "Created", redirected: false, type: "basic" });
  expect(response.url).toBe(`${endpoint}/shelves?Size=3`);
  expect(response.headers.get("X-Acs-Request-Id")).toBe("4C2B");
  expect(await response.json()).toEqual({ Size: 3 });
  expect(seen[0]).toMatchObject({ method: "PUT", body: '{"é":1}', headers: { ...headers, "content-length": "8" } });
  expect(seen[0]?.url.search).toBe("?Size=3");
});

it.each([
  ["a text without a type", "a=b", "text/plain;charset=UTF-8", "a=b"],
  ["bytes", new TextEncoder().encode("bytes"), undefined, "bytes"],
  ["a buffer", new TextEncoder().encode("buffer").buffer, undefined, "buffer"],
  ["a blob", new Blob(["blob"], { type: "text/x" }), "text/x", "blob"],
  ["a form", new URLSearchParams({ a: "b c" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=b+c"],
  ["a stream", new Blob(["stream"]).stream(), undefined, "stream"],
])("sends %s", async (_, body, type, text) => {
  const { endpoint, seen } = await serveGood();
  await nodeFetch()(endpoint, { method: "POST", body });
  expect(seen[0]?.body).toBe(text);
  expect(seen[0]?.headers["content-type"]).toBe(type);
});

it("takes a Request, a URL and Headers as well", async () => {
  const { endpoint, seen } = await serveGood();
  const fetch = nodeFetch();
  await (await fetch(new Request(`${endpoint}/a`, { method: "POST", body: "1" }))).text();
  await (await fetch(new URL(`${endpoint}/b`), { headers: new Headers({ a: "1" }) })).text();
  expect(seen.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([
    ["POST", "/a", "1"],
    ["GET", "/b", ""],
  ]);
  expect(seen[1]?.headers.a).toBe("1");
});

it("keeps connections alive and gives each function its own", async () => {
  const sockets = new Set<unknown>();
  const { endpoint } = await serve((response) => {
    sockets.add(response.socket);
    response.end("{}");
  });
  const fetch = nodeFetch();
  for (let call = 0; call < 5; call++) await (await fetch(endpoint)).text();
  expect(sockets.size).toBe(1);
  await (await nodeFetch()(endpoint)).text();
  expect(sockets.size).toBe(2);
});

it("opens no more connections than it may", async () => {
  let open = 0;
  let most = 0;
  const { endpoint } = await serve((response) => {
    most = Math.max(most, ++open);
    setImmediate(() => {
      open--;
      response.end("{}");
    });
  });
  const fetch = nodeFetch({ maxSockets: 2 });
  await Promise.all(Array.from({ length: 10 }, async () => (await fetch(endpoint)).text()));
  expect(most).toBeLessThanOrEqual(2);
});

it("speaks TLS and trusts nobody by default", async () => {
  const url = await serveTls((_, response) => response.end("safe"));
  expect(await (await nodeFetch({ agent: trusting() })(url)).text()).toBe("safe");
  const refused = await nodeFetch()(url).catch((error) => error);
  expect(refused).toMatchObject({ name: "TypeError", message: "fetch failed" });
  expect(refused.cause.code).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
});

it("carries the calls of a client", async () => {
  const { endpoint, seen } = await serveGood();
  const client = smallClient({ endpoint, fetch: nodeFetch() });
  expect(await client.call({ action: "CreateShelf" }, { Name: "oak" })).toEqual({ RequestId: "4C2B0001" });
  expect(seen[0]?.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 /);
});

it("ends a client's call in time", async () => {
  const { endpoint } = await serve(() => {});
  const client = smallClient({ endpoint, fetch: nodeFetch(), timeoutMs: 20 });
  await expect(client.call({ action: "CreateShelf" }, {})).rejects.toMatchObject({ code: "Timeout" });
});

it("does not follow redirects", async () => {
  const { endpoint, seen } = await serveText(302, "", { location: "/elsewhere" });
  const response = await nodeFetch()(endpoint);
  expect([response.status, response.headers.get("location")]).toEqual([302, "/elsewhere"]);
  expect(seen).toHaveLength(1);
});

it("sends nothing if its signal has aborted", async () => {
  const { endpoint, seen } = await serveGood();
  const signal = AbortSignal.abort(new Error("too late"));
  await expect(nodeFetch()(endpoint, { signal })).rejects.toBe(signal.reason);
  expect(seen).toHaveLength(0);
});

it("gives up the connection if its signal aborts before an answer", async () => {
  let left: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    left = resolve;
  });
  const { endpoint, asked } = await serve((response) => response.on("close", left));
  const controller = new AbortController();
  const call = nodeFetch()(endpoint, { signal: controller.signal });
  await asked;
  controller.abort(new Error("changed my mind"));
  await expect(call).rejects.toBe(controller.signal.reason);
  await gone;
});

it.each([
  ["while it is read", (read: () => Promise<unknown>, abort: () => void) => [read(), abort()][0]],
  ["before it is read", (read: () => Promise<unknown>, abort: () => void) => [abort(), read()][1]],
])("gives up an answer if its signal aborts %s", async (_, run) => {
  const { endpoint } = await serve((response) => response.writeHead(200).write("half"));
  const controller = new AbortController();
  const response = await nodeFetch()(endpoint, { signal: controller.signal });
  const reading = run(
    () => response.text(),
    () => controller.abort("no more"),
  );
  await expect(reading).rejects.toBe("no more");
});

it("leaves no listener on a signal that outlives the call, and does not mind its abort", async () => {
  const { endpoint } = await serveGood();
  const controller = new AbortController();
  const response = await nodeFetch()(endpoint, { signal: controller.signal });
  expect(await response.text()).toContain("RequestId");
  await vi.waitFor(() => expect(getEventListeners(controller.signal, "abort")).toHaveLength(0));
  controller.abort();
});

it("fails as fetch does where nobody listens", async () => {
  const error = await nodeFetch()("http://127.0.0.1:1/").catch((reason) => reason);
  expect(error).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED" } });
});

it.each([
  ["that drops the connection", (socket: Socket) => socket.destroy()],
  ["that speaks no HTTP", (socket: Socket) => socket.end("SSH-2.0\r\n")],
  [
    "that wants to speak another protocol",
    (socket: Socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: a\r\n\r\n"),
  ],
])("fails at a server %s", async (_, speak) => {
  const url = await serveBytes(speak);
  await expect(nodeFetch()(url)).rejects.toMatchObject({ message: "fetch failed", cause: expect.any(Error) });
});

it.each([
  ["shorter than it said", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"],
  ["cut off between chunks", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n"],
])("fails at an answer %s, however it is read", async (_, text) => {
  const url = await serveBytes((socket) => socket.end(text));
  const fetch = nodeFetch();
  await expect((await fetch(url)).text()).rejects.toMatchObject({ message: "terminated", cause: expect.any(Error) });
  await expect((await fetch(url)).blob()).rejects.toBeInstanceOf(Error);
  const late = await fetch(url);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(late.arrayBuffer()).rejects.toMatchObject({ message: "terminated" });
});

it.each([
  ["http://user:secret@127.0.0.1/", /user name/],
  ["ftp://127.0.0.1/", /only http and https/],
  ["/path", /Invalid URL/],
])("refuses %s", async (url, message) => {
  const error = await nodeFetch()(url).catch((reason) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(message);
  expect(error.message).not.toContain("secret");
});

it("refuses a body with GET", async () => {
  await expect(nodeFetch()("http://127.0.0.1:1/", { body: "a" })).rejects.toThrow(/GET takes no body/);
});

it.each([
  [{ maxSockets: 0 }, /maxSockets/],
  [{ maxSockets: "many" as never }, /maxSockets/],
  [{ proxy: "user:secret@proxy" }, /^proxy: must be an http or https URL, such as "http:\/\/proxy.example.com:3128"$/],
  [{ proxy: "socks5://user:secret@proxy" }, /^proxy: must be an http or https URL/],
  [{ proxy: "http://user:se%cret@proxy" }, /^proxy: must be an http or https URL/],
  [{ agent: new HttpAgent(), maxSockets: 3 }, /agent/],
])("refuses the options %o", (options, message) => {
  expect(() => nodeFetch(options)).toThrow(message);
});

it("takes an empty proxy for none, as an unset variable", async () => {
  const { endpoint } = await serveGood();
  expect((await nodeFetch({ proxy: "" })(endpoint)).status).toBe(200);
  expect((await nodeFetch({ proxy: undefined })(endpoint)).status).toBe(200);
});

it("passes its proxy: http as a call, with the credentials that the URL holds", async () => {
  const { endpoint: proxy, seen } = await serveText(200, "by proxy");
  const fetch = nodeFetch({ proxy: proxy.replace("//", "//user:p%40ss@") });
  const headers = { "x-acs-action": "CreateShelf" };
  const response = await fetch("http://shelf.example.com/a?b=c", { method: "POST", headers });
  expect(await response.text()).toBe("by proxy");
  expect(seen[0]?.url.href).toBe("http://shelf.example.com/a?b=c");
  expect(seen[0]?.headers).toMatchObject({ host: "shelf.example.com", ...headers });
  expect(seen[0]?.headers["proxy-authorization"]).toBe(`Basic ${Buffer.from("user:p@ss").toString("base64")}`);
});

/** Opens tunnels and remembers to where. */
async function serveTunnels(): Promise<{
  url: string;
  tunnels: [target: string, authorization: string | undefined][];
}> {
  const tunnels: [string, string | undefined][] = [];
  const server = createServer();
  const sockets = new Set<{ destroy: () => void }>();
  server.on("connect", (request, socket) => {
    tunnels.push([request.url ?? "", request.headers["proxy-authorization"]]);
    const [hostname = "", port] = (request.url ?? "").split(":");
    const there = new (socket.constructor as typeof Socket)().connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(there).pipe(socket);
    });
    for (const end of [socket, there]) {
      sockets.add(end);
      end.on("error", () => {});
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
}

/** As `NODE_EXTRA_CA_CERTS` would have it. */
function trustEverywhere(): void {
  const usual = getCACertificates("default");
  setDefaultCACertificates([...usual, certificate.cert]);
  onTestFinished(() => setDefaultCACertificates(usual));
}

it("passes its proxy: https in a tunnel, one for many calls", async () => {
  trustEverywhere();
  const url = await serveTls((request, response) => response.end(request.headers.host));
  const { url: proxy, tunnels } = await serveTunnels();
  const fetch = nodeFetch({ proxy: proxy.replace("//", "//user:pass@") });
  const { host } = new URL(url);
  for (let call = 0; call < 3; call++) expect(await (await fetch(url)).text()).toBe(host);
  expect(tunnels).toEqual([[host, `Basic ${Buffer.from("user:pass").toString("base64")}`]]);
});

it("checks the certificate behind a tunnel", async () => {
  const url = await serveTls((_, response) => response.end());
  const { url: proxy } = await serveTunnels();
  const error = await nodeFetch({ proxy })(url).catch((reason) => reason);
  expect(error.cause.code).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
});

it.each([
  ["refuses", (socket: Socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"), /HTTP 407/],
  ["drops the connection", (socket: Socket) => socket.destroy(), /./],
])("fails if the proxy %s, and names no password", async (_, speak, message) => {
  const proxy = await serveBytes(speak);
  const fetch = nodeFetch({ proxy: proxy.replace("//", "//user:secret@") });
  const { cause } = await fetch("https://shelf.example.com/").catch((reason) => reason);
  expect(cause.message).toMatch(message);
  expect(`${cause.message}${cause.stack}`).not.toContain("secret");
});

it("gives up a tunnel that nobody opens if its signal aborts", async () => {
  let asked!: (socket: Socket) => void;
  const asking = new Promise<Socket>((resolve) => {
    asked = resolve;
  });
  const proxy = await serveBytes((socket) => asked(socket));
  const controller = new AbortController();
  const call = nodeFetch({ proxy })("https://shelf.example.com/", { signal: controller.signal });
  const socket = await asking;
  const closed = new Promise((resolve) => socket.on("close", resolve));
  controller.abort("enough");
  await expect(call).rejects.toBe("enough");
  socket.resume();
  await closed;
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});
