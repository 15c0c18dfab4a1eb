/**
 * The mock as a server on `node:http`.
 *
 * No `Request` or `Response` is made: they would cost as much as the rest of a call. Any web page may call it.
 *
 * @module
 */
import type { IncomingMessage, Server as NodeServer, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { maxBodyBytes } from "../../engine/receive.ts";
import type { Mock } from "../../mock.ts";
import type { Answer, Player, ReceivedRequest } from "../../types.ts";
import { anyOrigin } from "../any-origin.ts";
import { type Admin, adminOf, adminPath, isAdmin } from "./admin.ts";
import type { Certificate } from "./certificate.ts";
import { strangers } from "./strangers.ts";

export interface ListenOptions {
  /** 0, the default, takes one that is free. */
  readonly port?: number;
  /** The address to listen on; `127.0.0.1`, this machine alone, when left out. */
  readonly host?: string;
  /** Speaks HTTPS, and only that, with a certificate made for this server; `authority` is what a client is to trust. */
  readonly https?: boolean;
}

export interface Server {
  /** Without a slash at the end: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** With `https`: the certificate (PEM) of the authority that made this server's, and its key forgot. */
  readonly authority?: string;
  /** Stops at once, open connections included. Safe to call twice. */
  readonly close: () => Promise<void>;
}

/** Parameters travel in the query, also on POST, and Node's own limit of 16 KiB is less than the service takes. */
const maxHeaderSize = 256 * 1024;

/**
 * Starts a server that plays the mock. A whole mock is also told what to do there, below `/_acskit`.
 *
 * @throws {Error} Node's own, if it cannot listen there: `EADDRINUSE`, `EACCES`, `ENOTFOUND`, …
 */
export async function listen(mock: Player | Mock, options: ListenOptions = {}): Promise<Server> {
  return await open(mock, "reset" in mock ? adminOf(mock) : undefined, options);
}

/** @param admin shared by the servers of one mock */
export async function open(mock: Player, admin: Admin | undefined, options: ListenOptions): Promise<OpenServer> {
  const { port = 0, host = "127.0.0.1", https = false } = options;
  const certificate = https ? await certificateFor(host) : undefined;
  const scheme = https ? "https" : "http";
  const strange = strangers(host);
  const server = createServer(certificate, (request, response) => {
    if (admin && isAdmin(request.url ?? ""))
      return receive(request, Infinity, (body) => advise(admin, strange(request.headers), request, body, response));
    if (request.method === "OPTIONS") return preflight(request, response);
    receive(request, maxBodyBytes, (body) => {
      const received = receivedFrom(request, body, `${scheme}://${urlHost(host)}`);
      mock.handle(received).then((answer) => send(response, received, answer));
    });
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
  const url = `${scheme}://${urlHost(host)}:${taken}`;
  return { url, port: taken, close, ...(certificate && { certificate, authority: certificate.authority }) };
}

export interface OpenServer extends Server {
  readonly certificate?: Certificate;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

function createServer(certificate: Certificate | undefined, listener: Listener): NodeServer {
  // An import of node:http reads all its names, one of which loads the whole of Node's fetch: 15 ms of a start.
  if (!certificate) return process.getBuiltinModule("node:http").createServer({ maxHeaderSize }, listener);
  const { key, cert } = certificate;
  return process.getBuiltinModule("node:https").createServer({ maxHeaderSize, key, cert }, listener);
}

async function certificateFor(host: string): Promise<Certificate> {
  const { makeCertificate } = await import("./certificate.ts");
  const names = ["localhost", "127.0.0.1", "::1", process.getBuiltinModule("node:os").hostname(), host];
  return makeCertificate([...new Set(names)], Date.now());
}

/** Listening on every address, it is reached on this machine's own. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

type Body = Buffer<ArrayBuffer> | "";

/** @param most bytes; what is larger is refused by its first ones */
function receive(request: IncomingMessage, most: number, done: (body: Body) => void): void {
  const chunks: Buffer<ArrayBuffer>[] = [];
  let length = 0;
  request.on("data", (chunk: Buffer<ArrayBuffer>) => {
    if (length <= most) chunks.push(chunk);
    length += chunk.length;
  });
  request.on("error", () => {}); // the caller is gone: nobody to answer
  request.on("end", () => done(chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? "")));
}

/** @param origin where the request came to, for one that does not say it */
function receivedFrom(request: IncomingMessage, body: Body, origin: string): ReceivedRequest {
  const { method = "GET", url = "/" } = request;
  const headers = request.headers as Record<string, string>; // only Set-Cookie is a list, and nothing asks for it
  const clientIp = request.socket.remoteAddress;
  const own = headers.host === undefined ? origin : `${origin.slice(0, origin.indexOf("/") + 2)}${headers.host}`;
  const absolute = url.startsWith("/") ? `${own}${url}` : url;
  return { method, url: absolute, headers, body, ...(clientIp !== undefined && { clientIp }) };
}

/** @param refusal why the caller may not use it */
async function advise(
  admin: Admin,
  refusal: string | undefined,
  { method = "GET", url = adminPath }: IncomingMessage,
  body: Body,
  response: ServerResponse,
): Promise<void> {
  const answer =
    refusal === undefined ? await admin(method, url, body.toString()) : { status: 403, body: { error: refusal } };
  const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body, null, 2);
  response.writeHead(answer.status, { "content-type": "application/json;charset=utf-8" });
  response.end(`${text}\n`);
}

function send(response: ServerResponse, { method }: ReceivedRequest, answer: Answer): void {
  const { status, headers, body, breaks } = answer;
  if (breaks === "before") return void response.destroy();
  const length = Buffer.byteLength(body) + (breaks ? 1 : 0); // one byte more than ever comes
  response.writeHead(status, { ...headers, ...anyOrigin, "content-length": length });
  if (breaks) response.write(body, () => response.destroy());
  else response.end(method === "HEAD" ? undefined : body);
}

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
