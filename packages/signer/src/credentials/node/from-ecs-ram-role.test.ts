import { expect, it } from "vitest";
import { type EcsRamRoleOptions, fromEcsRamRole } from "../../node.ts";
import { reasonOf } from "../testing/reason.ts";
import { type Arrived, answered, given, nobody, now, type Played, type Reply, serving } from "../testing/server.ts";

const roles = "/latest/meta-data/ram/security-credentials/";

/** The metadata service of an instance with the role `shelf-keeper`. */
function metadata({
  token = "t0kenOfService",
  only = false,
  change = (_: Arrived): Reply | undefined => undefined,
}): Promise<Played> {
  return serving((request) => {
    const changed = change(request);
    if (changed) return changed;
    const { method, url, headers } = request;
    if (method === "PUT" && url === "/latest/api/token") {
      const known = headers["x-aliyun-ecs-metadata-token-ttl-seconds"] === "60";
      return token && known ? { type: "text/plain", body: token } : { status: 404 };
    }
    if (only && headers["x-aliyun-ecs-metadata-token"] !== token) return { status: 403 };
    if (url === roles) return { type: "text/plain", body: "shelf-keeper\n" };
    if (url === `${roles}shelf-keeper`) return { body: { Code: "Success", ...answered } };
    return { status: 404, type: "text/html", body: "<html></html>" };
  });
}

const from = ({ url }: { url: string }, options: EcsRamRoleOptions = {}) =>
  fromEcsRamRole({ metadataUrl: url, now: () => now, env: {}, ...options });

const asked = ({ arrived }: Played): string[] =>
  arrived.map(({ method, url, headers }) => {
    const token = headers["x-aliyun-ecs-metadata-token"];
    return `${method} ${url.replace("/latest/", "")}${token ? ` with ${token}` : ""}`;
  });

it("asks with a token, for the role and for its credentials", async () => {
  const service = await metadata({ only: true });
  expect(await from(service)()).toEqual(given);
  expect(asked(service)).toEqual([
    "PUT api/token",
    "GET meta-data/ram/security-credentials/ with t0kenOfService",
    "GET meta-data/ram/security-credentials/shelf-keeper with t0kenOfService",
  ]);
});

it.each([
  ["the service has none", { token: "" }],
  ["something else answers", { token: "<html> </html>" }],
])("asks without a token where %s", async (_, service) => {
  const played = await metadata(service);
  expect(await from(played)()).toEqual(given);
  expect(asked(played)[2]).toBe("GET meta-data/ram/security-credentials/shelf-keeper");
});

it("asks without a token where the request for one is lost, as in containers", async () => {
  const service = await metadata({});
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (init?.method === "PUT") throw new DOMException("", "TimeoutError");
    return globalThis.fetch(input, init);
  };
  expect(await from(service, { fetch })()).toEqual(given);
});

it.each([[{ tokenRequired: true }], [{ env: { ALIBABA_CLOUD_IMDSV1_DISABLED: "True" } }]])(
  "never asks without a token under %j",
  async (options) => {
    const service = await metadata({ token: "" });
    expect(await reasonOf(from(service, options))).toBe(
      "fromEcsRamRole: the metadata service gave no token (status 404), and without one it must not be asked",
    );
    expect(service.arrived).toHaveLength(1);
  },
);

it.each([[{ roleName: "shelf-keeper" }], [{ env: { ALIBABA_CLOUD_ECS_METADATA: "shelf-keeper" } }]])(
  "does not ask for the role's name under %j",
  async (options) => {
    const service = await metadata({});
    expect(await from(service, options)()).toEqual(given);
    expect(service.arrived).toHaveLength(2);
  },
);

it.each<[name: string, path: string, reply: Reply, message: string]>([
  ["no role", roles, { status: 404 }, "the instance has no RAM role. Attach one to it"],
  ["a page for a role", roles, { body: "<html>" }, "the metadata service answered status 200 without a role's name"],
  [
    "another role",
    `${roles}shelf-keeper`,
    { status: 404 },
    "the metadata service answered 404: the instance has no RAM role of that name",
  ],
  [
    "a failure",
    `${roles}shelf-keeper`,
    { status: 500 },
    "the metadata service answered status 500 for the role's credentials",
  ],
  [
    "a code",
    `${roles}shelf-keeper`,
    { body: { ...answered, Code: "Failed" } },
    "the metadata service answered a Code other than Success",
  ],
  [
    "no secret",
    `${roles}shelf-keeper`,
    { body: { Code: "Success", AccessKeyId: "a" } },
    "the metadata service answered credentials whose AccessKeySecret is missing or empty",
  ],
  ["a page", `${roles}shelf-keeper`, { body: "<html>" }, "the metadata service answered status 200 with an HTML page"],
])("says what the service answered: %s", async (_, path, reply, message) => {
  const service = await metadata({ change: ({ url }) => (url === path ? reply : undefined) });
  expect(await reasonOf(from(service))).toContain(`fromEcsRamRole: ${message}`);
});

it("says that there is no metadata service, or that it is switched off", async () => {
  const url = await nobody();
  expect(await reasonOf(from({ url }))).toBe(`fromEcsRamRole: no answer from ${url} (ECONNREFUSED)`);
  expect(await reasonOf(from({ url }, { env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "TRUE" } }))).toBe(
    "fromEcsRamRole: ALIBABA_CLOUD_ECS_METADATA_DISABLED is true",
  );
});
