import { credentials } from "../callers.ts";
import { shortCall } from "../measure/stopwatch.ts";
import type { Row } from "../row.ts";
import { canonical, headers, secret, toBeSigned, url } from "../signature.ts";

const calls = 500;

export const row: Row = {
  title: "Signing by WebCrypto",
  about: "The same where there is no `node:crypto`. The bare way keeps its imported key, as ours does.",
  rounds: 5,
  onNode20: true,
  goals: [
    {
      what: "signing elsewhere ÷ bare WebCrypto, rate",
      ours: "@acskit/signer",
      figure: "us",
      by: "bare WebCrypto",
      inverse: true,
      atLeast: 0.9,
    },
  ],
  contenders: {
    "bare WebCrypto": async () => {
      const { subtle } = crypto;
      const bytes = (text: string) => new TextEncoder().encode(text);
      const algorithm = { name: "HMAC", hash: "SHA-256" };
      const key = await subtle.importKey("raw", bytes(secret), algorithm, false, ["sign"]);
      const hex = (buffer: ArrayBuffer) => Buffer.from(buffer).toString("hex");
      return shortCall(async () => {
        const hash = hex(await subtle.digest("SHA-256", bytes(canonical)));
        return hex(await subtle.sign("HMAC", key, bytes(toBeSigned(hash))));
      }, calls);
    },
    "@acskit/signer": async () => {
      const { withSignature } = await import("@acskit/signer");
      process.getBuiltinModule = () => undefined as never; // as if this were no Node
      const nothing = Promise.resolve() as Promise<unknown> as Promise<Response>;
      const signed = withSignature({ credentials })(() => nothing);
      return shortCall(() => signed(url, { method: "POST", headers }), calls);
    },
    aws4fetch: async () => {
      const { AwsClient } = await import("aws4fetch");
      const client = new AwsClient({ accessKeyId: "testid", secretAccessKey: secret, service: "ens", region: "a" });
      return shortCall(() => client.sign(url, { method: "POST", headers }), calls);
    },
  },
};
