import { createRequire } from "node:module";
import { createMock, type Mock } from "@acskit/mock";
import { listen, type Server } from "@acskit/mock/node";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { played } from "../testing/played.ts";

// The vendor's client for another product, ECS, against a mock that is made of data alone: facts and overlays.

/** Untyped: the types of its two thousand models take longer to read than all others of the tests. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by their names
type Loose = any;
const require = createRequire(import.meta.url);
const ecsPackage: Loose = require("@alicloud/ecs20140526");
const { $OpenApiUtil } = require("@alicloud/openapi-core");

let mock: Mock;
let server: Server;
let ecs: Loose;
beforeAll(async () => {
  mock = createMock(await played("ecs"));
  server = await listen(mock);
  const { host } = new URL(server.url);
  ecs = new ecsPackage.default(
    new $OpenApiUtil.Config({ accessKeyId: "testid", accessKeySecret: "testsecret", endpoint: host, protocol: "http" }),
  );
});
beforeEach(() => mock.reset());
afterAll(() => server.close());

const regionId = "cn-hangzhou";

/** `createDisk` with a `CreateDiskRequest`; the answer's body. */
async function ask(method: string, parameters: object = {}): Promise<Loose> {
  const Request = ecsPackage[`${method.charAt(0).toUpperCase()}${method.slice(1)}Request`];
  return (await ecs[method](new Request({ regionId, ...parameters }))).body;
}

const refusal = (method: string, parameters: object): Promise<[string, number]> =>
  ask(method, parameters).then(
    () => ["", 200],
    ({ code, statusCode }: Loose) => [code, statusCode],
  );

it("creates, finds, changes and deletes a security group, which is gone then", async () => {
  const { securityGroupId } = await ask("createSecurityGroup", {
    securityGroupName: "web",
    vpcId: "vpc-1",
    tag: [new ecsPackage.CreateSecurityGroupRequestTag({ key: "env", value: "test" })],
  });
  expect(securityGroupId).toMatch(/^sg-\w+$/);
  await ask("createSecurityGroup", { securityGroupName: "other", vpcId: "vpc-2" });

  const found = await ask("describeSecurityGroups", { vpcId: "vpc-1" });
  expect([found.totalCount, found.pageNumber, found.pageSize]).toEqual([1, 1, 10]);
  expect(found.securityGroups.securityGroup).toMatchObject([
    { securityGroupId, securityGroupName: "web", tags: { tag: [{ tagKey: "env", tagValue: "test" }] } },
  ]);

  await ask("modifySecurityGroupAttribute", { securityGroupId, description: "for the web" });
  const changed = await ask("describeSecurityGroups", { securityGroupIds: JSON.stringify([securityGroupId]) });
  expect(changed.securityGroups.securityGroup).toMatchObject([
    { securityGroupName: "web", description: "for the web" },
  ]);

  await ask("deleteSecurityGroup", { securityGroupId });
  expect((await ask("describeSecurityGroups", { vpcId: "vpc-1" })).totalCount).toBe(0);
  expect(await refusal("deleteSecurityGroup", { securityGroupId })).toEqual(["InvalidSecurityGroupId.NotFound", 404]);
});

it("pages through a list to its end, by token and by number, filters applied", async () => {
  for (let n = 0; n < 25; n++) {
    await ask("createDisk", { diskName: `disk-${n}`, zoneId: n % 5 === 0 ? "b" : "a", size: 20 + n });
  }
  const names: string[] = [];
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const page: Loose = await ask("describeDisks", { zoneId: "a", maxResults: 8, ...(nextToken && { nextToken }) });
    expect(page.totalCount).toBe(20);
    for (const { diskName } of page.disks.disk) names.push(diskName);
    ({ nextToken } = page);
    pages++;
  } while (nextToken);
  const all = Array.from({ length: 25 }, (_, n) => `disk-${n}`);
  expect(names).toEqual(all.filter((_, n) => n % 5 !== 0));
  expect(pages).toBe(3);

  const last = await ask("describeDisks", { pageNumber: 3, pageSize: 10 });
  expect(last.disks.disk.map(({ size }: Loose) => size)).toEqual([40, 41, 42, 43, 44]);
});

it("starts and stops an instance, and holds what depends on each other", async () => {
  const { securityGroupId } = await ask("createSecurityGroup", { securityGroupName: "web" });
  const instanceType = "ecs.g7.large";
  const { instanceId } = await ask("createInstance", { instanceType, imageId: "m-1", securityGroupId, zoneId: "a" });
  const { diskId } = await ask("createDisk", { zoneId: "a", size: 40 });
  const status = async () =>
    (await ask("describeInstances", { instanceIds: JSON.stringify([instanceId]) })).instances.instance[0].status;

  expect(await status()).toBe("Stopped");
  expect(await refusal("stopInstance", { instanceId })).toEqual(["IncorrectInstanceStatus", 403]);
  await ask("startInstance", { instanceId });
  expect(await status()).toBe("Running");
  expect((await ask("describeInstances", { status: "Running" })).totalCount).toBe(1);
  expect(await refusal("deleteInstance", { instanceId })).toEqual(["IncorrectInstanceStatus", 403]);
  expect(await refusal("deleteSecurityGroup", { securityGroupId })).toEqual(["DependencyViolation", 403]);

  await ask("attachDisk", { instanceId, diskId });
  expect((await ask("describeDisks", { instanceId })).disks.disk).toMatchObject([{ diskId, status: "In_use" }]);
  expect(await refusal("attachDisk", { instanceId, diskId })).toEqual(["IncorrectDiskStatus", 403]);
  expect(await refusal("deleteDisk", { diskId })).toEqual(["IncorrectDiskStatus", 403]);
  await ask("detachDisk", { instanceId, diskId });

  await ask("modifyInstanceAttribute", { instanceId, instanceName: "front" });
  expect((await ask("describeInstances", { instanceName: "front" })).instances.instance).toMatchObject([
    { instanceId },
  ]);
  await ask("stopInstance", { instanceId });
  await ask("deleteInstance", { instanceId });
  await ask("deleteDisk", { diskId });
  await ask("deleteSecurityGroup", { securityGroupId });
  expect(mock.leaks()).toEqual([]);
  expect(await refusal("startInstance", { instanceId })).toEqual(["InvalidInstanceId.NotFound", 404]);
});

it("tags disks, and finds them by their tags", async () => {
  const ids: string[] = [];
  for (const size of [20, 30]) ids.push((await ask("createDisk", { size })).diskId);
  const tag = [new ecsPackage.TagResourcesRequestTag({ key: "team", value: "blue" })];
  await ask("tagResources", { resourceType: "disk", resourceId: [ids[1]], tag });
  const listed = await ask("listTagResources", { resourceType: "disk", resourceId: ids });
  expect(listed.tagResources.tagResource).toMatchObject([{ resourceId: ids[1], tagKey: "team", tagValue: "blue" }]);
  const wanted = [new ecsPackage.DescribeDisksRequestTag({ key: "team", value: "blue" })];
  expect((await ask("describeDisks", { tag: wanted })).disks.disk).toMatchObject([{ diskId: ids[1], size: 30 }]);
});

it("makes one record of a creation that is sent again, and says what is missing", async () => {
  const once = { diskName: "once", clientToken: "a-token" };
  const [first, second] = [await ask("createDisk", once), await ask("createDisk", once)];
  expect(second.diskId).toBe(first.diskId);
  expect(mock.records("Disk")).toHaveLength(1);
  expect(await refusal("createDisk", { regionId: undefined })).toEqual(["MissingParameter", 400]);
});
