import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type KnownKey, verify } from "../../index.ts";

export interface Arrived {
  method: string;
  url: string;
  /** Of query and form together. */
  parameters: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What to answer; nothing keeps the caller waiting. */
export interface Reply {
  status?: number;
  type?: string;
  /** An object is sent as JSON. */
  body?: string | object;
  headers?: Record<string, string>;
}

export interface Played {
  url: string;
  arrived: Arrived[];
}

/** A server for one test. */
export async function serving(
  reply: (request: Arrived) => Reply | undefined | Promise<Reply | undefined>,
): Promise<Played> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { method = "", url = "", headers } = request;
    const query = new URL(url, "http://-").searchParams;
    const parameters = Object.fromEntries([...query, ...new URLSearchParams(body)]);
    const one = { method, url, parameters, headers, body };
    arrived.push(one);
    const answer = await reply(one);
    if (!answer) return;
    const { status = 200, type = "application/json", body: text = "", headers: more = {} } = answer;
    response.writeHead(status, { "content-type": type, ...more });
    response.end(typeof text === "string" ? text : JSON.stringify(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived };
}

/** A port where nobody listens. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const now: number = Date.parse("2024-05-06T07:08:09Z");
export const expiration = "2024-05-06T08:08:09Z";
export const expiresAt: number = Date.parse(expiration);

/** What sources give in these tests, as services write it and as providers return it. */
export const answered = {
  AccessKeyId: "STS.testid",
  AccessKeySecret: "s3cretOfRole",
  SecurityToken: "t0kenOfRole",
  Expiration: expiration,
};
export const given = {
  accessKeyId: "STS.testid",
  accessKeySecret: "s3cretOfRole",
  securityToken: "t0kenOfRole",
  expiresAt,
};

/** STS, played: checks signatures as the service does, knows the key `testid` and the OIDC token `t0kenOfOidc`. */
export async function playedSts(
  keys: Record<string, KnownKey> = { testid: "s3cretOfKey" },
  session: object = { RequestId: "4C2B", Credentials: answered },
): Promise<Played> {
  return serving(async ({ method, url, headers, body, parameters }) => {
    const refuse = (Code: string): Reply => ({ status: 400, body: { Code, Message: "refused", RequestId: "4C2B" } });
    if (parameters.Action === "AssumeRoleWithOIDC") {
      return parameters.OIDCToken === "t0kenOfOidc"
        ? { body: session }
        : refuse("AuthenticationFail.OIDCToken.Invalid");
    }
    const found = await verify({ method, url, headers, body }, (id) => keys[id], { now: () => now });
    if (!found.ok) return refuse(found.code);
    return headers["x-acs-action"] === "AssumeRole" ? { body: session } : refuse("InvalidAction.NotFound");
  });
}
