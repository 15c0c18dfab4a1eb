import { credentials } from "../callers.ts";
import { shortCall } from "../measure/stopwatch.ts";
import type { Row } from "../row.ts";
import { canonical, headers, secret, toBeSigned, url } from "../signature.ts";

export const row: Row = {
  title: "Signing on Node",
  about:
    "A call's signature without the call. Hashing alone: SHA-256 of a canonical request of 500 bytes, HMAC of the string to sign.",
  rounds: 5,
  onNode20: true,
  goals: [
    {
      what: "signing on Node ÷ hashing alone by `createHash`, `createHmac`, rate",
      ours: "@acskit/signer",
      figure: "us",
      by: "hashing alone",
      inverse: true,
      atLeast: 1,
    },
  ],
  contenders: {
    "hashing alone": async () => {
      const { createHash, createHmac } = await import("node:crypto");
      return shortCall(() => {
        const hash = createHash("sha256").update(canonical).digest("hex");
        return createHmac("sha256", secret).update(toBeSigned(hash)).digest("hex");
      });
    },
    "hashing alone by crypto.hash": async () => {
      const { hash, createHmac } = await import("node:crypto");
      return shortCall(() =>
        createHmac("sha256", secret)
          .update(toBeSigned(hash("sha256", canonical)))
          .digest("hex"),
      );
    },
    "@acskit/signer": async () => {
      const { withSignature } = await import("@acskit/signer");
      const nothing = Promise.resolve() as Promise<unknown> as Promise<Response>;
      const signed = withSignature({ credentials })(() => nothing);
      return shortCall(() => signed(url, { method: "POST", headers }));
    },
    aws4fetch: async () => {
      const { AwsClient } = await import("aws4fetch");
      const client = new AwsClient({ accessKeyId: "testid", secretAccessKey: secret, service: "ens", region: "a" });
      return shortCall(() => client.sign(url, { method: "POST", headers }), 500);
    },
    "@alicloud/openapi-core": async () => {
      const { $OpenApiUtil } = await import("@alicloud/openapi-core");
      const request = {
        method: "POST",
        pathname: "/",
        query: Object.fromEntries(new URL(url).searchParams),
        headers: { ...headers, host: "ens.aliyuncs.com" },
      } as never;
      return shortCall(() => $OpenApiUtil.default.getAuthorization(request, "ACS3-HMAC-SHA256", "", "testid", secret));
    },
  },
};
