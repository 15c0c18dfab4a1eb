/**
 * The mock as a server on `node:http`.
 *
 * No `Request` or `Response` is made: they would cost as much as the rest of a call. Any web page may call it.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { maxBodyBytes } from "../../engine/receive.ts";
import type { Answer, Player, ReceivedRequest } from "../../types.ts";

export interface ListenOptions {
  /** 0, the default, takes one that is free. */
  readonly port?: number;
  /** The address to listen on; `127.0.0.1`, this machine alone, when left out. */
  readonly host?: string;
}

export interface Server {
  /** Without a slash at the end: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Stops at once, open connections included. Safe to call twice. */
  readonly close: () => Promise<void>;
}

/** Parameters travel in the query, also on POST, and Node's own limit of 16 KiB is less than the service takes. */
const maxHeaderSize = 256 * 1024;

/**
 * Starts a server that plays the mock.
 *
 * @throws {Error} Node's own, if it cannot listen there: `EADDRINUSE`, `EACCES`, `ENOTFOUND`, …
 */
export async function listen(mock: Player, { port = 0, host = "127.0.0.1" }: ListenOptions = {}): Promise<Server> {
  // An import of node:http reads all its names, one of which loads the whole of Node's fetch: 15 ms of a start.
  const { createServer } = process.getBuiltinModule("node:http");
  const server = createServer({ maxHeaderSize }, (request, response) => {
    if (request.method === "OPTIONS") preflight(request, response);
    else receive(request, host, (received) => mock.handle(received).then((answer) => send(response, received, answer)));
  });
  server.on("clientError", (error, socket) => void refuse(mock, error, socket as Socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve()); // called also if it was closed before
      server.closeAllConnections();
    });
  return { url: `http://${urlHost(host)}:${taken}`, port: taken, close };
}

/** Listening on every address, it is reached on this machine's own. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function receive(request: IncomingMessage, host: string, done: (received: ReceivedRequest) => void): void {
  const chunks: Buffer<ArrayBuffer>[] = [];
  let length = 0;
  request.on("data", (chunk: Buffer<ArrayBuffer>) => {
    if (length <= maxBodyBytes) chunks.push(chunk); // what is too large is refused by its first bytes
    length += chunk.length;
  });
  request.on("error", () => {}); // the caller is gone: nobody to answer
  request.on("end", () => {
    const { method = "GET", url = "/" } = request;
    const headers = request.headers as Record<string, string>; // only Set-Cookie is a list, and nothing asks for it
    const absolute = url.startsWith("/") ? `http://${headers.host ?? urlHost(host)}${url}` : url;
    const body = chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? "");
    const clientIp = request.socket.remoteAddress;
    done({ method, url: absolute, headers, body, ...(clientIp !== undefined && { clientIp }) });
  });
}

function send(response: ServerResponse, { method }: ReceivedRequest, answer: Answer): void {
  const { status, headers, body, breaks } = answer;
  if (breaks === "before") return void response.destroy();
  const length = Buffer.byteLength(body) + (breaks ? 1 : 0); // one byte more than ever comes
  response.writeHead(status, { ...headers, ...anyOrigin, "content-length": length });
  if (breaks) response.write(body, () => response.destroy());
  else response.end(method === "HEAD" ? undefined : body);
}

const anyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-acs-request-id,x-acs-retry-after,x-acskit-explain,x-acskit-warning",
};

/** What a browser asks before a page's call. `*` would leave out Authorization, so what is asked for is named. */
function preflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    ...anyOrigin,
    "access-control-allow-methods": "GET,POST,PUT,DELETE,PATCH,HEAD",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    "access-control-allow-private-network": "true",
    "access-control-max-age": "600",
  });
  response.end();
}

/** What is not HTTP, or too long, is answered in the service's shape, too. */
async function refuse(mock: Player, error: NodeJS.ErrnoException, socket: Socket): Promise<void> {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { headers, body } = await mock.handle({ method: "GET", url: "", headers: {} });
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\n${body}`);
}
