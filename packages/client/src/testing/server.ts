import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface Seen {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  body: string;
}

/** A real server for one test. */
export interface Served {
  endpoint: string;
  seen: Seen[];
  /** Resolves once a request is there. */
  asked: Promise<void>;
}

/** Starts a server that answers by itself, and ends with the test. */
export async function serve(answer: (response: ServerResponse, seen: Seen) => void): Promise<Served> {
  const seen: Seen[] = [];
  let resolve: () => void;
  const asked = new Promise<void>((done) => {
    resolve = done;
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const one = { method, url: new URL(url, "http://here"), headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    resolve();
    answer(response, one);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, asked };
}

/** Answers every request the same. */
export function serveText(status: number, text: string, headers: Record<string, string> = {}): Promise<Served> {
  return serve((response) => response.writeHead(status, headers).end(text));
}

/** A good answer. */
export function serveGood(): Promise<Served> {
  return serveText(200, '{"RequestId":"4C2B0001"}', { "content-type": "application/json" });
}
