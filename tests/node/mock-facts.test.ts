import { createClient } from "@acskit/client";
import { createEnsClient } from "@acskit/ens";
import { ens as product } from "@acskit/ens/actions";
import { createEnsMock } from "@acskit/ens-mock";
import { describe, expect, it } from "vitest";

// What somebody who knows the service would look at twice: fields that move, counts that add up, what is refused.

const place = { EnsRegionId: "cn-beijing-15" };

function world() {
  const mock = createEnsMock();
  const options = { credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" }, fetch: mock.fetch };
  const small = createClient(product, options);
  // biome-ignore lint/suspicious/noExplicitAny: answers of all kinds are looked into
  const call = (action: string, parameters: object = {}): Promise<any> => small.call({ action }, parameters);
  return { mock, ens: createEnsClient({ ...options, clock: mock.clock, retry: false }), call };
}
type World = ReturnType<typeof world>;

async function inNetwork({ ens }: World): Promise<{ NetworkId: string; VSwitchId: string }> {
  const { NetworkId = "" } = await ens.createNetwork({ ...place, CidrBlock: "10.0.0.0/8" });
  const { VSwitchId = "" } = await ens.createVSwitch({ ...place, CidrBlock: "10.0.8.0/24", NetworkId });
  return { NetworkId, VSwitchId };
}

async function runInstances({ ens }: World, more: object = {}): Promise<string[]> {
  const asked = { ...place, InstanceType: "ens.sn1.stiny", InstanceChargeType: "PostPaid", ...more } as const;
  return (await ens.runInstances(asked)).InstanceIds ?? [];
}

describe("security groups", () => {
  it("are paged by token, too, as Terraform asks for them", async () => {
    const { call, ens } = world();
    for (let at = 0; at < 12; at++) await ens.createSecurityGroup({ SecurityGroupName: `g${at}` });
    const first = await call("DescribeSecurityGroups", { MaxResults: 5 });
    expect(first.SecurityGroups.SecurityGroup).toHaveLength(5);
    const second = await call("DescribeSecurityGroups", { MaxResults: 50, NextToken: first.NextToken });
    expect(second.SecurityGroups.SecurityGroup).toHaveLength(7);
    expect(second).toMatchObject({ NextToken: "", TotalCount: 12 });
    expect((await ens.describeSecurityGroups({ PageNumber: 2 })).SecurityGroups?.SecurityGroup).toHaveLength(2);
  });

  it("refuse an instance that is in it already", async () => {
    const it = world();
    const [InstanceId = ""] = await runInstances(it);
    const { SecurityGroupId = "" } = await it.ens.createSecurityGroup({});
    await it.ens.joinSecurityGroup({ SecurityGroupId, InstanceId });
    await expect(it.ens.joinSecurityGroup({ SecurityGroupId, InstanceId })).rejects.toMatchObject({
      code: "InstanceAlreadyBound",
    });
    await it.ens.leaveSecurityGroup({ SecurityGroupId, InstanceId });
    await it.ens.joinSecurityGroup({ SecurityGroupId, InstanceId });
  });
});

describe("instances", () => {
  it.each(["ReleasePostPaidInstance", "ReleasePrePaidInstance", "ReleaseInstance"])(
    "are not ended by %s while they are protected",
    async (action) => {
      const it = world();
      const [InstanceId = ""] = await runInstances(it, { DeletionProtection: true });
      await expect(it.call(action, { InstanceId })).rejects.toMatchObject({ code: "IncorrectInstanceStatus" });
      await it.ens.modifyInstanceAttribute({ InstanceId, DeletionProtection: false });
      await it.call(action, { InstanceId });
      expect((await it.ens.describeInstances({ InstanceId })).Instances?.Instance).toEqual([]);
    },
  );

  it("show their own public address, and elastic ones as long as they have them", async () => {
    const it = world();
    const { ens } = it;
    const [InstanceId = ""] = await runInstances(it, { InternetMaxBandwidthOut: 5, Carrier: "cmcc" });
    const shown = async () => (await ens.describeInstances({ InstanceId })).Instances?.Instance?.[0];
    const alone = await shown();
    const [own = ""] = alone?.PublicIpAddress?.IpAddress ?? [];
    expect(alone?.PublicIpAddresses?.PublicIpAddress).toMatchObject([{ Ip: own, Isp: "cmcc" }]);
    const bought = { ...place, InternetChargeType: "95BandwidthByMonth", InstanceChargeType: "PostPaid" } as const;
    const { AllocationId = "" } = await ens.createEipInstance(bought);
    await ens.associateEnsEipAddress({ AllocationId, InstanceId, InstanceType: "EnsInstance" });
    const eip = (await ens.describeEnsEipAddresses({ AllocationId })).EipAddresses?.EipAddress?.[0]?.IpAddress ?? "";
    const both = await shown();
    expect(both?.PublicIpAddress?.IpAddress).toEqual([own, eip]);
    expect(both?.PublicIpAddresses?.PublicIpAddress?.map(({ Ip }) => Ip)).toEqual([own, eip]);
    const found = await ens.describeInstances({ EipAddresses: [eip] });
    expect(found.Instances?.Instance).toHaveLength(1);
    await ens.unAssociateEnsEipAddress({ AllocationId });
    expect((await shown())?.PublicIpAddress?.IpAddress).toEqual([own]);
    expect((await ens.describeInstances({ EipAddresses: [eip] })).Instances?.Instance).toEqual([]);
  });

  it("come in the order that is asked for", async () => {
    const it = world();
    for (const InstanceName of ["b", "c", "a"]) await runInstances(it, { InstanceName });
    const names = async (order: object) => {
      const { Instances } = await it.ens.describeInstances({ OrderByParams: JSON.stringify(order) });
      return Instances?.Instance?.map(({ InstanceName }) => InstanceName).join("");
    };
    expect(await names({ InstanceNameSort: "asc" })).toBe("abc");
    expect(await names({ InstanceNameSort: "desc" })).toBe("cba");
    expect(await names({ ExpireTimeSort: "asc", InstanceNameSort: "desc" })).toBe("cba");
  });

  it("have each a private address of their vSwitch, which has one less for each", async () => {
    const it = world();
    const { VSwitchId, NetworkId } = await inNetwork(it);
    const ids = await runInstances(it, { VSwitchId, NetWorkId: NetworkId, Amount: 20 });
    const { Instances } = await it.ens.describeInstances({ VSwitchId, PageSize: "100" });
    const addresses = Instances?.Instance?.flatMap((one) => one.InnerIpAddress?.IpAddress ?? []) ?? [];
    expect(new Set(addresses).size).toBe(20);
    for (const address of addresses) expect(address).toMatch(/^10\.0\.8\.\d+$/);
    const { VSwitches } = await it.ens.describeVSwitches({ VSwitchId });
    expect(VSwitches?.VSwitch?.[0]?.FreeIpCount).toBe(232);
    for (const InstanceId of ids) await it.ens.releasePostPaidInstance({ InstanceId });
    expect((await it.ens.describeVSwitches({ VSwitchId })).VSwitches?.VSwitch?.[0]?.FreeIpCount).toBe(252);
  });
});

it("copies a snapshot to each region, and says which copy is where", async () => {
  const { ens } = world();
  const disk = { ...place, InstanceChargeType: "PostPaid", Category: "cloud_ssd", Size: "20" } as const;
  const { InstanceIds: [DiskId = ""] = [] } = await ens.createDisk(disk);
  const { SnapShotId: [SnapshotId = ""] = [] } = await ens.createSnapshot({ ...place, DiskId });
  const regions = ["cn-hangzhou-26", "cn-suzhou-telecom"];
  const copied = await ens.copySnapshot({ SnapshotId, DestinationRegionIds: regions, DestinationSnapshotName: "copy" });
  expect(copied.AllocationId?.map(({ EnsRegionId }) => EnsRegionId)).toEqual(regions);
  expect(copied.UnAllocationId).toEqual([]);
  for (const { EnsRegionId, InstanceId: [id = ""] = [] } of copied.AllocationId ?? []) {
    expect((await ens.describeSnapshots({ SnapshotId: id })).Snapshots).toMatchObject([
      { EnsRegionId, SnapshotName: "copy" },
    ]);
  }
});

it.each(["disk", "eip", "loadbalancer"])("releases by ReleaseInstance: %s", async (kind) => {
  const it = world();
  const { ens } = it;
  const disk = { ...place, InstanceChargeType: "PostPaid", Category: "cloud_ssd", Size: "20" } as const;
  const bought = { ...place, InternetChargeType: "95BandwidthByMonth", InstanceChargeType: "PostPaid" } as const;
  const make: Record<string, () => Promise<string | undefined>> = {
    disk: async () => (await ens.createDisk(disk)).InstanceIds?.[0],
    eip: async () => (await ens.createEipInstance(bought)).AllocationId,
    loadbalancer: async () => {
      const asked = {
        ...place,
        LoadBalancerSpec: "elb.s1.small",
        PayType: "PostPaid",
        ...(await inNetwork(it)),
      } as const;
      return (await ens.createLoadBalancer(asked)).LoadBalancerId;
    },
  };
  const InstanceId = (await make[kind]?.()) ?? "";
  expect(await ens.releaseInstance({ InstanceId })).toMatchObject({ ResourceType: kind });
  expect(it.mock.leaks().filter(({ billable }) => billable)).toEqual([]);
});
