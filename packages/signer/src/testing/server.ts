import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Verification, type VerifyOptions, verify } from "../index.ts";

export interface Arrived {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  verification: Verification;
}

/** A server that verifies what arrives over the wire, for the key `testid` with `testsecret`. */
export async function verifyingServer(
  options?: VerifyOptions,
): Promise<{ url: string; arrived: Arrived[]; close: () => Promise<void> }> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = "", url = "", headers } = request;
    const verification = await verify(
      { method, url, headers, body: new Uint8Array(body) },
      (id) => (id === "testid" ? "testsecret" : undefined),
      options,
    );
    arrived.push({ method, url, headers, body, verification });
    response.setHeader("content-type", "application/json").end(JSON.stringify({ RequestId: "1" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
