/**
 * Signed calls as `node:http` sends them: prepared ahead, so that a server's time is measured and not a signer's.
 *
 * @module
 */
import { withSignature } from "@acskit/signer";
import { credentials } from "./callers.ts";
import { headers, url } from "./signature.ts";

export interface SignedCall {
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** Each with a nonce of its own. */
export async function signedCalls(count: number): Promise<SignedCall[]> {
  const { pathname, search } = new URL(url);
  const calls: SignedCall[] = [];
  const signed = withSignature({ credentials })(async (_, init) => {
    calls.push({
      path: pathname + search,
      headers: { ...(init?.headers as Record<string, string>), host: "localhost" },
    });
    return new Response();
  });
  for (let at = 0; at < count; at++) await signed(`http://localhost${pathname}${search}`, { method: "POST", headers });
  return calls;
}

/** Sends over one connection. Rejects what is not answered with 200. */
export function connect(url: string): { send: (call: SignedCall) => Promise<string>; close: () => void } {
  const { Agent, request } = process.getBuiltinModule("node:http");
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const send = ({ path, headers }: SignedCall): Promise<string> =>
    new Promise((resolve, reject) => {
      const sending = request({ hostname, port, path, method: "POST", agent, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
      });
      sending.on("error", reject);
      sending.end();
    });
  return { send, close: () => agent.destroy() };
}
