/**
 * A service that verifies what it gets and echoes it, or fails in the way that the parameter `Do` names. Also a source of
 * credentials, STS, and the metadata service of ECS.
 *
 * @module
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { verify } from "@acskit/signer";
import { verifyV1 } from "@acskit/signer/v1";

interface Asked {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
  bytes: Uint8Array<ArrayBuffer>;
  port: number | undefined;
}

type Answering = (response: ServerResponse, asked: Asked, state: State) => unknown;

interface State {
  /** Who waits for a call to arrive, by its key; a call that came first is there as `true`. */
  readonly arrivals: Map<string, true | (() => void)>;
  /** The nonces that a key was sent with. */
  readonly nonces: Map<string, Set<string>>;
}

const json = { "content-type": "application/json" };
const requestId = "4C2B0002-1";

const faults: Record<string, Answering> = {
  json: (response) =>
    response.writeHead(400, json).end(JSON.stringify({ RequestId: requestId, Code: "Shelf.Full", Message: "no room" })),
  xml: (response) =>
    response
      .writeHead(403, { "content-type": "text/xml" })
      .end(
        `<?xml version="1.0"?>\n<Error><RequestId>${requestId}</RequestId><Code>Shelf.Full</Code><Message>no &lt;room&gt;</Message></Error>`,
      ),
  html: (response, { url }) =>
    response
      .writeHead(502, { "content-type": "text/html" })
      .end(`<h1>Bad Gateway</h1> ${url.href.replaceAll("&", "&amp;")}`),
  empty: (response) => response.writeHead(200).end(),
  truncate: (response, { url }) =>
    response.writeHead(200, json).end(`{"RequestId":"1","Secret":"${url.searchParams.get("Secret")}`),
  cut: (response) => {
    response.writeHead(200, { ...json, "content-length": 100 }).write('{"RequestId":');
    setTimeout(() => response.destroy(), 20); // or its head might go under, too
  },
  drop: (response) => response.destroy(),
  redirect: (response) => response.writeHead(302, { location: "/?Do=echo" }).end(),
  slow: (_, asked, state) => arrive(asked, state),
  half: (response, asked, state) => {
    response.writeHead(200, { ...json, "content-length": 100 }).write('{"RequestId":');
    arrive(asked, state);
  },
  big: (response) =>
    response
      .writeHead(200, json)
      .end('{"RequestId":"1","Size":9007199254740993,"Sizes":[9007199254740991,-9223372036854775808,1.5]}'),
  pieces: async (response) => {
    const bytes = Buffer.from(JSON.stringify({ RequestId: "1", Text: "é漢😀".repeat(50) }));
    response.writeHead(200, json);
    for (let at = 0; at < bytes.length; at += 37) {
      response.write(bytes.subarray(at, at + 37));
      await new Promise(setImmediate);
    }
    response.end();
  },
  mismatch: (response, { url }) =>
    response.writeHead(400, json).end(
      JSON.stringify({
        RequestId: requestId,
        Code: "SignatureDoesNotMatch",
        Message: `not matched. server StringToSign is : [ACS3-HMAC-SHA256\nabc] , server CanonicalRequest is : [POST\n/\n${url.search}]`,
      }),
    ),
  busy: (response, asked, state) => {
    const key = asked.url.searchParams.get("Key") ?? "";
    const seen = state.nonces.get(key) ?? new Set();
    state.nonces.set(key, seen.add(asked.headers["x-acs-signature-nonce"] ?? ""));
    if (seen.size < 3) return response.writeHead(400, json).end('{"Code":"Throttling.User","Message":"slower"}');
    return echo(response, { ...asked, headers: { ...asked.headers, "x-seen-nonces": String(seen.size) } });
  },
};

const expiration = () => new Date(Date.now() + 3_600_000).toISOString();
const temporary = (token: string) => ({
  AccessKeyId: "testid",
  AccessKeySecret: "testsecret",
  SecurityToken: token,
  Expiration: expiration(),
});

const roles = "/latest/meta-data/ram/security-credentials/";

const paths: Record<string, Answering> = {
  "/arrived": (response, { url }, { arrivals }) => {
    const key = url.searchParams.get("Key") ?? "";
    const done = () => response.end();
    if (arrivals.get(key) === true) done();
    else arrivals.set(key, done);
  },
  "/credentials": (response) => response.writeHead(200, json).end(JSON.stringify(temporary("uri-token"))),
  "/nothing": (response) => response.writeHead(404, json).end("{}"),
  "/latest/api/token": (response, { method }) => response.writeHead(method === "PUT" ? 200 : 405).end("metadata-token"),
  [roles]: (response, asked) => response.writeHead(hasToken(asked) ? 200 : 403).end("shelf-keeper"),
  [`${roles}shelf-keeper`]: (response, asked) =>
    response
      .writeHead(hasToken(asked) ? 200 : 403, json)
      .end(JSON.stringify({ Code: "Success", ...temporary("ecs-token") })),
};

const hasToken = ({ headers }: Asked): boolean => headers["x-aliyun-ecs-metadata-token"] === "metadata-token";

export async function startOddService(): Promise<{ url: string; close: () => void }> {
  const state: State = { arrivals: new Map(), nonces: new Map() };
  const server = createServer(async (request, response) => {
    for (const what of ["origin", "headers", "methods"]) response.setHeader(`access-control-allow-${what}`, "*");
    response.setHeader("access-control-expose-headers", "*");
    if (request.method === "OPTIONS") {
      const wanted = request.headers["access-control-request-headers"];
      return response.writeHead(204, wanted ? { "access-control-allow-headers": wanted } : {}).end();
    }
    const asked = await read(request).catch(() => undefined); // a caller who is gone
    if (asked) await answering(asked)(response, asked, state);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = new Uint8Array(Buffer.concat(chunks));
  const headers = request.headers as Record<string, string>;
  const { method = "GET", url = "/", socket } = request;
  const body = new TextDecoder().decode(bytes);
  return { method, url: new URL(url, `http://${headers.host}`), headers, body, bytes, port: socket.remotePort };
}

function answering({ url, headers, body }: Asked): Answering {
  if (headers["x-acs-action"] === "AssumeRole") return assumeRole;
  if (url.searchParams.get("Action") === "AssumeRoleWithOIDC") {
    const isProven = new URLSearchParams(body).get("OIDCToken") === "oidc-proof" && !headers.authorization;
    return (response) =>
      response.writeHead(isProven ? 200 : 400, json).end(JSON.stringify({ Credentials: temporary("oidc-token") }));
  }
  if (headers["x-acs-security-token"] === "token-over") {
    return (response) => response.writeHead(400, json).end('{"Code":"InvalidSecurityToken.Expired","Message":"over"}');
  }
  return faults[url.searchParams.get("Do") ?? ""] ?? paths[url.pathname] ?? echo;
}

async function assumeRole(response: ServerResponse, asked: Asked): Promise<void> {
  const good = (await verdict(asked)) === "ok" && asked.url.searchParams.get("RoleSessionName") === "suite";
  response.writeHead(good ? 200 : 400, json).end(JSON.stringify({ Credentials: temporary("role-token") }));
}

async function echo(response: ServerResponse, asked: Asked): Promise<void> {
  const { method, url, headers, body, port } = asked;
  const fields = {
    RequestId: "1",
    Method: method,
    Path: url.pathname,
    Query: [...url.searchParams],
    Headers: { ...headers, "x-seen-port": String(port) },
    Body: body,
    Signature: await verdict(asked),
  };
  response.writeHead(200, json).end(method === "HEAD" ? undefined : JSON.stringify(fields));
}

async function verdict({ method, url, headers, bytes }: Asked): Promise<string> {
  const isOlder = url.searchParams.has("Signature");
  const token = isOlder ? url.searchParams.get("SecurityToken") : headers["x-acs-security-token"];
  const key = { accessKeySecret: "testsecret", ...(token ? { securityToken: token } : {}) };
  const received = { method, url: url.href, headers, body: bytes };
  const verification = await (isOlder ? verifyV1 : verify)(received, (id) => (id === "testid" ? key : undefined));
  return verification.ok ? "ok" : `${verification.code}: ${verification.message}`;
}

function arrive({ url }: Asked, { arrivals }: State): void {
  const key = url.searchParams.get("Key") ?? "";
  const waiting = arrivals.get(key);
  if (typeof waiting === "function") waiting();
  else arrivals.set(key, true);
}
