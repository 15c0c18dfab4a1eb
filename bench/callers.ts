/**
 * One call, `ShareAICImage`, by each client: signed where nothing else is said. Nothing is loaded before it is asked for.
 *
 * @module
 */
import type { Credentials } from "@acskit/signer";

export const credentials: Credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
export const params = { ImageId: "mykey", Users: ["14134343"] };
const query = { ImageId: "mykey", Users: JSON.stringify(params.Users) };
const search = `?${new URLSearchParams(query)}`;
const unsigned = {
  accept: "application/json",
  "x-acs-action": "ShareAICImage",
  "x-acs-version": "2017-11-10",
};

export type Call = () => Promise<unknown>;

/** The packages are CommonJS without types that hold in ESM. */
// biome-ignore lint/suspicious/noExplicitAny: untyped interop
type Loose = any;

/** The one that the others ride on. */
export async function plainFetch(url: string): Promise<Call> {
  return async () => (await fetch(`${url}/${search}`, { method: "POST", headers: unsigned })).json();
}

export async function plainNodeHttp(url: string): Promise<Call> {
  const { Agent, request } = await import("node:http");
  const agent = new Agent({ keepAlive: true });
  return () =>
    new Promise((resolve, reject) => {
      const sending = request(`${url}/${search}`, { method: "POST", agent, headers: unsigned }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      });
      sending.on("error", reject);
      sending.end();
    });
}

export async function ens(endpoint: string): Promise<Call> {
  const { createEnsClient } = await import("@acskit/ens");
  const client = createEnsClient({ endpoint, credentials });
  return () => client.shareAICImage(params);
}

/** The same client over Node's own HTTP client. */
export async function ensOverNode(endpoint: string): Promise<Call> {
  const { createEnsClient } = await import("@acskit/ens");
  const { nodeFetch } = await import("@acskit/client/node");
  const client = createEnsClient({ endpoint, credentials, fetch: nodeFetch() });
  return () => client.shareAICImage(params);
}

export async function signerAlone(url: string): Promise<Call> {
  const { withSignature } = await import("@acskit/signer");
  const signed = withSignature({ credentials })(fetch);
  return async () => (await signed(`${url}/${search}`, { method: "POST", headers: unsigned })).json();
}

export async function openapiFetch(baseUrl: string): Promise<Call> {
  const { default: createClient } = (await import("openapi-fetch")) as Loose;
  const client = createClient({ baseUrl });
  return async () => (await client.POST("/", { params: { query }, headers: unsigned })).data;
}

export async function aws4fetch(url: string): Promise<Call> {
  const { AwsClient } = await import("aws4fetch");
  const client = new AwsClient({ ...aws, service: "ens", region: "cn-hangzhou" });
  return async () => (await client.fetch(`${url}/${search}`, { method: "POST", headers: unsigned })).json();
}

const aws = { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.accessKeySecret };

export async function popCore(endpoint: string): Promise<Call> {
  const { default: core } = (await import("@alicloud/pop-core")) as Loose;
  const client = new core.RPCClient({ ...credentials, endpoint, apiVersion: "2017-11-10" });
  return () => client.request("ShareAICImage", query, { method: "POST" });
}

export async function openapiCore(url: string): Promise<Call> {
  const core = (await import("@alicloud/openapi-core")) as Loose;
  return official(core.default.default ?? core.default, core.$OpenApiUtil, url);
}

export async function openapiClient(url: string): Promise<Call> {
  const { default: client } = (await import("@alicloud/openapi-client")) as Loose;
  return official(client.default ?? client, client, url);
}

function official(Client: Loose, { Config, Params, OpenApiRequest }: Loose, url: string): Call {
  const { host } = new URL(url);
  const client = new Client(new Config({ ...credentials, endpoint: host, protocol: "http" }));
  const row = new Params({
    action: "ShareAICImage",
    version: "2017-11-10",
    protocol: "HTTP",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  return () => client.callApi(row, new OpenApiRequest({ query }), {});
}
