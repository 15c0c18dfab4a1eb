/**
 * A program of one call by each package, as its user writes it.
 *
 * @module
 */
export interface Program {
  /** Its imports and the making of a client. */
  readonly client: string;
  /** The call. */
  readonly call: string;
  /** Whether it can be bundled for a browser. */
  readonly inBrowsers: boolean;
}

const key = '{ accessKeyId: "a", accessKeySecret: "b" }';
const params = '{ ImageId: "i", Users: ["1"] }';

export const programs = {
  "@acskit/ens": {
    client: `import { createEnsClient } from "@acskit/ens"; const client = createEnsClient({ credentials: ${key} });`,
    call: `client.shareAICImage(${params});`,
    inBrowsers: true,
  },
  "@acskit/ens/actions": {
    client: `import { createClient, ens, ShareAICImage } from "@acskit/ens/actions";
      const client = createClient(ens, { credentials: ${key} });`,
    call: `client.call(ShareAICImage, ${params});`,
    inBrowsers: true,
  },
  "@acskit/signer": {
    client: `import { withSignature } from "@acskit/signer"; const signed = withSignature({ credentials: ${key} });`,
    call: `signed(fetch)("https://example.com/");`,
    inBrowsers: true,
  },
  "openapi-fetch": {
    client: `import createClient from "openapi-fetch"; const client = createClient({ baseUrl: "https://example.com" });`,
    call: `client.POST("/", ${params});`,
    inBrowsers: true,
  },
  aws4fetch: {
    client: `import { AwsClient } from "aws4fetch"; const client = new AwsClient({ accessKeyId: "a", secretAccessKey: "b" });`,
    call: `client.fetch("https://example.com/");`,
    inBrowsers: true,
  },
  "@alicloud/pop-core": {
    client: `import core from "@alicloud/pop-core";
      const client = new core.RPCClient({ accessKeyId: "a", accessKeySecret: "b", endpoint: "https://e.com", apiVersion: "1" });`,
    call: `client.request("ShareAICImage", ${params});`,
    inBrowsers: false,
  },
  "@alicloud/openapi-core": {
    client: `import core from "@alicloud/openapi-core"; import { $OpenApiUtil as util } from "@alicloud/openapi-core";
      const client = new (core.default ?? core)(new util.Config({ ...${key}, endpoint: "e.com" }));`,
    call: `client.callApi(new util.Params({}), new util.OpenApiRequest({}), {});`,
    inBrowsers: false,
  },
  "@alicloud/openapi-client": {
    client: `import api from "@alicloud/openapi-client"; import { Config, Params, OpenApiRequest } from "@alicloud/openapi-client";
      const client = new (api.default ?? api)(new Config({ ...${key}, endpoint: "e.com" }));`,
    call: `client.callApi(new Params({}), new OpenApiRequest({}), {});`,
    inBrowsers: false,
  },
} as const satisfies Record<string, Program>;
