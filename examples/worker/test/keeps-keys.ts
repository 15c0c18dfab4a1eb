import type { CredentialsProvider } from "@acskit/signer";
import { cached } from "@acskit/signer/credentials";

// A worker that keeps temporary keys between requests. Each request says what time it is.

interface Env {
  readonly KEYS_URL: string;
}

let keys: CredentialsProvider | undefined;
let time = 0;

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    time = Number(new URL(request.url).searchParams.get("at"));
    keys ??= cached("the test", async () => (await fetch(`${env.KEYS_URL}?at=${time}`)).json(), { now: () => time });
    return new Response((await keys()).accessKeyId);
  },
};
