import type { ServerResponse } from "node:http";
import { type Served, serve } from "./server.ts";

/** What a bad server does with a request. */
export type Fault =
  | "good"
  | "drop" // the connection, before an answer
  | "cut" // the connection, in the middle of an answer
  | "truncate" // the text, and says that it is all
  | "html"
  | { status: number; text?: string; headers?: Record<string, string> };

const good = '{"RequestId":"4C2B0001"}';

/** The service's error, in JSON or in XML. */
export function refuse(status: number, code: string, headers: Record<string, string> = {}, xml = false): Fault {
  const fields = { RequestId: "4C2B0002", Code: code, Message: "no." };
  const elements = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`);
  return { status, text: xml ? `<Error>${elements.join("")}</Error>` : JSON.stringify(fields), headers };
}

/** A server that does one thing after the other, and the last again and again. */
export function serveFaults(...faults: Fault[]): Promise<Served> {
  let n = 0;
  return serve((response) => answer(response, faults[Math.min(n++, faults.length - 1)] ?? "good"));
}

function answer(response: ServerResponse, fault: Fault): void {
  if (fault === "drop") response.destroy();
  else if (fault === "cut") {
    response.writeHead(200, { "content-length": 100 }).write('{"RequestId":');
    setImmediate(() => response.destroy());
  } else if (fault === "truncate") response.writeHead(200).end('{"RequestId":');
  else if (fault === "html") response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>");
  else if (fault === "good") response.writeHead(200).end(good);
  else response.writeHead(fault.status, fault.headers).end(fault.text);
}
