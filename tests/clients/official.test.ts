import { createEnsMock, product } from "@acskit/ens-mock";
import { createMock } from "@acskit/mock";
import { listen } from "@acskit/mock/node";
import * as clientPackage from "@alicloud/openapi-client";
import * as corePackage from "@alicloud/openapi-core";
import PopCore from "@alicloud/pop-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { operationsOf, parametersOf, specOf } from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

// The vendor's own clients, as anybody installs them, against the server on a real socket.

const spec = specOf("ens");
// Without its resources: made-up ids name nothing, and here it is the way that counts.
const { resources: _, ...samples } = product;
const mock = createMock(samples, { accessKeys: { testid: "testsecret" } });
let server: Awaited<ReturnType<typeof listen>>;
/** With its resources: what comes is found, and goes. */
let remembering: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  [server, remembering] = await Promise.all([listen(mock), listen(createEnsMock())]);
});
afterAll(() => Promise.all([server.close(), remembering.close()]));

interface Answer {
  statusCode: number;
  body: { RequestId: string };
}

interface OfficialClient {
  callApi(params: object, request: object, runtime: object): Promise<Answer>;
}

/** The two packages are CommonJS; their shapes in ESM differ. */
// biome-ignore lint/suspicious/noExplicitAny: untyped interop
type Loose = any;
const core = corePackage as Loose;
const older = clientPackage as Loose;

const makers: [name: string, make: (secret: string, url?: string) => OfficialClient, api: Loose][] = [
  [
    "@alicloud/openapi-core",
    (secret, url) => new (core.default.default ?? core.default ?? core.Client)(config(core, secret, url)),
    core.$OpenApiUtil,
  ],
  [
    "@alicloud/openapi-client",
    (secret, url) => new (older.default.default ?? older.default)(config(older, secret, url)),
    older,
  ],
];

function config(from: Loose, accessKeySecret: string, url = server.url): object {
  const Config = from.$OpenApiUtil?.Config ?? from.Config ?? from.default.Config;
  const { host } = new URL(url);
  return new Config({ accessKeyId: "testid", accessKeySecret, endpoint: host, protocol: "http" });
}

function call(
  client: OfficialClient,
  from: Loose,
  action: string,
  method: string,
  query: object,
  body?: object,
): Promise<Answer> {
  const { Params, OpenApiRequest } = from?.Params ? from : (from?.default ?? {});
  const params = new Params({
    action,
    version: "2017-11-10",
    protocol: "HTTP",
    pathname: "/",
    method,
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  return client.callApi(params, new OpenApiRequest({ query, ...(body ? { body } : {}) }), {});
}

/** Each operation's required parameters, as the official clients take them: flat text by name. */
const calls = operationsOf(spec).map((operation) => {
  const methods = operation["x-acs-methods"];
  const wire: Record<string, string> = {};
  for (const { name, required, schema } of parametersOf(operation)) {
    if (!required) continue;
    const declared = operation.parameters?.find((parameter) => parameter.name === name) as Loose;
    flatten(
      wire,
      name,
      valueFor(schema, spec.components.schemas),
      declared?.content ? "json" : declared?.["x-acs-style"],
    );
  }
  return {
    action: operation.operationId,
    method: methods.includes("post") ? "POST" : "GET",
    form: Boolean(operation.requestBody),
    wire,
  };
});

function flatten(wire: Record<string, string>, name: string, value: unknown, style: string | undefined): void {
  if (style === "json") wire[name] = JSON.stringify(value);
  else if (style === "simple" && Array.isArray(value)) wire[name] = value.join(",");
  else if (Array.isArray(value))
    for (const [at, item] of value.entries()) flatten(wire, `${name}.${at + 1}`, item, style);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) flatten(wire, `${name}.${key}`, item, style);
  else wire[name] = String(value);
}

it.each(makers)("%s calls every operation and is answered", async (_, make, api) => {
  const client = make("testsecret");
  for (const { action, method, form, wire } of calls) {
    const answer = await (form ? call(client, api, action, method, {}, wire) : call(client, api, action, method, wire));
    expect(answer.statusCode, action).toBe(200);
    expect(answer.body.RequestId, action).toMatch(/^[0-9A-F-]{36}$/);
  }
});

it.each(makers)("%s is told that a secret is wrong", async (_, make, api) => {
  await expect(call(make("wrong"), api, "DescribeInstances", "POST", {})).rejects.toMatchObject({
    code: expect.stringContaining("SignatureDoesNotMatch"),
  });
});

it.each(makers)("%s is told that a parameter is missing", async (_, make, api) => {
  const shared = call(make("testsecret"), api, "ShareAICImage", "POST", { ImageId: "mykey" });
  await expect(shared).rejects.toMatchObject({ code: expect.stringContaining("MissingParameter") });
});

it.each(makers)("%s is told that a parameter is out of its limits", async (_, make, api) => {
  const Users = JSON.stringify(Array(11).fill("1"));
  const shared = call(make("testsecret"), api, "ShareAICImage", "POST", { ImageId: "mykey", Users });
  await expect(shared).rejects.toMatchObject({ code: expect.stringContaining("InvalidParameter.Users") });
});

const V_SWITCH = { CidrBlock: "10.0.8.0/24", EnsRegionId: "cn-beijing-15" };

/** A network with a vSwitch in it comes, is found, and goes again; in the order that the service insists on. */
async function comesAndGoes(ask: (action: string, parameters: object) => Promise<Loose>, name: string): Promise<void> {
  const { NetworkId } = await ask("CreateNetwork", { ...V_SWITCH, CidrBlock: "10.0.0.0/8", NetworkName: name });
  const { VSwitchId } = await ask("CreateVSwitch", { ...V_SWITCH, NetworkId, VSwitchName: name });
  const { Networks } = await ask("DescribeNetworks", { NetworkName: name });
  expect(Networks.Network).toMatchObject([{ NetworkId, VSwitchIds: { VSwitchId: [VSwitchId] } }]);
  const { VSwitches } = await ask("DescribeVSwitches", { VSwitchId });
  expect(VSwitches.VSwitch).toMatchObject([{ VSwitchId, NetworkId, CidrBlock: "10.0.8.0/24", Status: "Available" }]);
  await expect(ask("DeleteNetwork", { NetworkId })).rejects.toMatchObject({
    code: expect.stringMatching(/DependencyViolation/),
  });
  await ask("DeleteVSwitch", { VSwitchId });
  await ask("DeleteNetwork", { NetworkId });
  const { Networks: left } = await ask("DescribeNetworks", { NetworkName: name });
  expect(left).toEqual({ Network: [] });
}

it.each(makers)("%s creates, finds and deletes", async (name, make, api) => {
  const client = make("testsecret", remembering.url);
  await comesAndGoes(async (action, parameters) => {
    const { body } = await call(client, api, action, "POST", parameters);
    return body;
  }, name);
});

it.each(["GET", "POST"])("@alicloud/pop-core creates, finds and deletes: %s", async (method) => {
  const client = popCoreClient("testsecret", remembering.url);
  await comesAndGoes((action, parameters) => client.request(action, parameters, { method }), `pop-core-${method}`);
});

function popCoreClient(accessKeySecret: string, endpoint: string): Loose {
  return new (PopCore as Loose).RPCClient({
    accessKeyId: "testid",
    accessKeySecret,
    endpoint,
    apiVersion: "2017-11-10",
  });
}

function popCore(accessKeySecret: string, method: string): Promise<unknown> {
  const client = popCoreClient(accessKeySecret, server.url);
  return client.request("DescribeInstances", { PageSize: 10, InstanceName: "a b&c=d*中" }, { method });
}

it.each(["GET", "POST"])("@alicloud/pop-core, which signs the older way, is answered: %s", async (method) => {
  const answer = await popCore("testsecret", method);
  expect(answer).toMatchObject({ RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/) });
});

it.each(["GET", "POST"])("@alicloud/pop-core is told that a secret is wrong: %s", async (method) => {
  await expect(popCore("wrong", method)).rejects.toMatchObject({
    code: "SignatureDoesNotMatch",
    message: expect.stringContaining(`server string to sign is:${method}&%2F&AccessKeyId%3Dtestid%26`),
  });
});
