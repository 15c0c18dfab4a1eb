import { describe, expect, it } from "vitest";
import { createDisk, createEip, inNetwork, place, runInstances, world } from "./world.ts";

describe("instances", () => {
  it.each(["ReleasePostPaidInstance", "ReleasePrePaidInstance", "ReleaseInstance"])(
    "are not ended by %s while they are protected",
    async (action) => {
      const all = world();
      const [InstanceId = ""] = await runInstances(all, { DeletionProtection: true });
      await expect(all.call(action, { InstanceId })).rejects.toMatchObject({ code: "IncorrectInstanceStatus" });
      await all.ens.modifyInstanceAttribute({ InstanceId, DeletionProtection: false });
      await all.call(action, { InstanceId });
      expect((await all.ens.describeInstances({ InstanceId })).Instances?.Instance).toEqual([]);
    },
  );

  it("show their own public address, and elastic ones as long as they have them", async () => {
    const all = world();
    const { ens } = all;
    const [InstanceId = ""] = await runInstances(all, { InternetMaxBandwidthOut: 5, Carrier: "cmcc" });
    const shown = async () => (await ens.describeInstances({ InstanceId })).Instances?.Instance?.[0];
    const alone = await shown();
    const [own = ""] = alone?.PublicIpAddress?.IpAddress ?? [];
    expect(alone?.PublicIpAddresses?.PublicIpAddress).toMatchObject([{ Ip: own, Isp: "cmcc" }]);
    const { AllocationId, address: eip } = await createEip(all);
    await ens.associateEnsEipAddress({ AllocationId, InstanceId, InstanceType: "EnsInstance" });
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
    const all = world();
    for (const InstanceName of ["b", "c", "a"]) await runInstances(all, { InstanceName });
    const names = async (order: object) => {
      const { Instances } = await all.ens.describeInstances({ OrderByParams: JSON.stringify(order) });
      return Instances?.Instance?.map(({ InstanceName }) => InstanceName).join("");
    };
    expect(await names({ InstanceNameSort: "asc" })).toBe("abc");
    expect(await names({ InstanceNameSort: "desc" })).toBe("cba");
    expect(await names({ ExpireTimeSort: "asc", InstanceNameSort: "desc" })).toBe("cba");
  });

  it("have each a private address of their vSwitch, which has one less for each", async () => {
    const all = world();
    const { VSwitchId, NetworkId } = await inNetwork(all);
    const ids = await runInstances(all, { VSwitchId, NetWorkId: NetworkId, Amount: 20 });
    const { Instances } = await all.ens.describeInstances({ VSwitchId, PageSize: "100" });
    const addresses = Instances?.Instance?.flatMap((one) => one.InnerIpAddress?.IpAddress ?? []) ?? [];
    expect(new Set(addresses).size).toBe(20);
    for (const address of addresses) expect(address).toMatch(/^10\.0\.8\.\d+$/);
    const { VSwitches } = await all.ens.describeVSwitches({ VSwitchId });
    expect(VSwitches?.VSwitch?.[0]?.FreeIpCount).toBe(232);
    for (const InstanceId of ids) await all.ens.releasePostPaidInstance({ InstanceId });
    expect((await all.ens.describeVSwitches({ VSwitchId })).VSwitches?.VSwitch?.[0]?.FreeIpCount).toBe(252);
  });
});

it("copies a snapshot to each region, and says which copy is where", async () => {
  const all = world();
  const { ens } = all;
  const DiskId = await createDisk(all);
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
  const all = world();
  const { ens } = all;
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
        ...(await inNetwork(all)),
      } as const;
      return (await ens.createLoadBalancer(asked)).LoadBalancerId;
    },
  };
  const InstanceId = (await make[kind]?.()) ?? "";
  expect(await ens.releaseInstance({ InstanceId })).toMatchObject({ ResourceType: kind });
  expect(all.mock.leaks().filter(({ billable }) => billable)).toEqual([]);
});

describe("several instances at once", () => {
  it("are numbered in their names, if asked for", async () => {
    const all = world();
    await runInstances(all, { Amount: 2, InstanceName: "web", HostName: "host", UniqueSuffix: true });
    await runInstances(all, { Amount: 1, InstanceName: "one", UniqueSuffix: true });
    const { Instances } = await all.ens.describeInstances({});
    const names = Instances?.Instance?.map(({ InstanceName, HostName }) => [InstanceName, HostName]);
    expect(names?.slice(0, 2)).toEqual([
      ["web001", "host001"],
      ["web002", "host002"],
    ]);
    expect(names?.[2]?.[0]).toBe("one");
  });

  it("tell of each how it went, never with a code that looks like success", async () => {
    const all = world();
    const [running = "", stopped = ""] = await runInstances(all, { Amount: 2 });
    await all.ens.stopInstance({ InstanceId: stopped });
    const { InstanceResponses } = await all.ens.startInstances({ InstanceIds: [running, stopped, "i-none"] });
    const codes = new Map(InstanceResponses?.map(({ InstanceId, Code }) => [InstanceId, Code]));
    expect([codes.get(stopped), codes.get(running), codes.get("i-none")]).toEqual([200, 400, 400]);
  });

  it("are given a key pair, those of them that are stopped", async () => {
    const all = world();
    const { ens } = all;
    const [running = "", stopped = ""] = await runInstances(all, { Amount: 2 });
    await ens.stopInstance({ InstanceId: stopped });
    const { KeyPairId = "", KeyPairFingerPrint } = await ens.createKeyPair({ KeyPairName: "mine" });
    const asked = { KeyPairName: "mine", InstanceIds: [running, stopped, "i-none"] };
    const attached = await ens.attachKeyPair(asked);
    expect(attached).toMatchObject({ KeyPairId, KeyPairName: "mine", TotalCount: 3, FailCount: 2 });
    const went = new Map(attached.Results?.map(({ InstanceId, Success }) => [InstanceId, Success]));
    expect([went.get(stopped), went.get(running), went.get("i-none")]).toEqual([true, false, false]);
    const shown = async (InstanceId: string) => (await ens.describeInstances({ InstanceId })).Instances?.Instance?.[0];
    expect((await shown(stopped))?.KeyPairName).toBe("mine");
    expect((await shown(running))?.KeyPairName ?? "").toBe("");
    const { KeyPairs } = await ens.describeKeyPairs({ KeyPairName: "mine" });
    expect(KeyPairs?.KeyPair).toMatchObject([{ KeyPairId, KeyPairFingerPrint }]);
  });
});

it("refuses to run instances in what is not there", async () => {
  const all = world();
  for (const name of ["VSwitchId", "NetWorkId", "SecurityId", "KeyPairName"]) {
    await expect(runInstances(all, { [name]: "none" }), name).rejects.toMatchObject({ code: `Invalid${name}` });
  }
  expect((await all.ens.describeInstances({})).TotalCount).toBe(0);
});

it("gives a date of expiry to an instance that becomes a subscription", async () => {
  const all = world();
  const [InstanceId = ""] = await runInstances(all);
  const asked = { InstanceChargeType: "PrePaid", Period: "2", PeriodUnit: "Month", AutoRenew: true } as const;
  await all.ens.modifyInstanceChargeType({ ...asked, InstanceIds: [InstanceId] });
  const [instance] = (await all.ens.describeInstances({ InstanceId })).Instances?.Instance ?? [];
  const months = (Date.parse(String(instance?.ExpiredTime)) - all.mock.clock.now()) / (30.5 * 86_400_000);
  expect(Math.round(months)).toBe(2);
  const { InstanceRenewAttributes } = await all.ens.describeInstanceAutoRenewAttribute({ InstanceIds: InstanceId });
  expect(InstanceRenewAttributes?.InstanceRenewAttribute).toMatchObject([{ AutoRenewal: true }]);
});

it("counts what is in use", async () => {
  const all = world();
  const [one = ""] = await runInstances(all, { Amount: 3, SystemDisk: { Size: 20 }, DataDisk: [{ Size: 30 }] });
  await all.ens.stopInstance({ InstanceId: one });
  const { EnsResourceUsage } = await all.ens.describeEnsResourceUsage({});
  const counted = { InstanceCount: 3, RunningCount: 2, DownCount: 1, CpuSum: 3, DiskCount: 6, StorageSum: 150 };
  expect(EnsResourceUsage).toMatchObject([counted]);
});

it("answers no order for what nobody ordered", async () => {
  const { ens } = world();
  const asked = { ...place, InstanceType: "ens.sn1.stiny", InstanceChargeType: "PostPaid" } as const;
  expect(await ens.runInstances(asked)).not.toHaveProperty("OrderId");
});

describe("disks", () => {
  it("show the name that their instance has now, and none without one", async () => {
    const all = world();
    const { ens } = all;
    const [InstanceId = ""] = await runInstances(all, { InstanceName: "old" });
    const DiskId = await createDisk(all);
    const shown = async () => (await ens.describeDisks({ DiskId })).Disks?.Disks?.[0];
    await ens.attachDisk({ DiskId, InstanceId, DeleteWithInstance: "true" });
    await ens.modifyInstanceAttribute({ InstanceId, InstanceName: "new" });
    expect(await shown()).toMatchObject({ InstanceName: "new", InstanceId });
    await ens.detachDisk({ DiskId, InstanceId });
    expect((await shown())?.InstanceName ?? "").toBe("");
  });

  it("are found by what their snapshots are of", async () => {
    const all = world();
    const { ens } = all;
    const [InstanceId = "", other = ""] = await runInstances(all, { Amount: 2 });
    const DiskId = await createDisk(all);
    await ens.attachDisk({ DiskId, InstanceId });
    await ens.createSnapshot({ ...place, DiskId });
    expect((await ens.describeSnapshots({ InstanceId })).Snapshots).toMatchObject([{ SourceDiskId: DiskId }]);
    expect((await ens.describeSnapshots({ InstanceId: other })).Snapshots).toEqual([]);
  });
});

it("refuses what cannot be done to a disk, with the codes that are documented", async () => {
  const all = world();
  const { ens } = all;
  const [InstanceId = "", other = ""] = await runInstances(all, { Amount: 2 });
  const DiskId = await createDisk(all);
  await expect(ens.attachDisk({ DiskId, InstanceId: "i-none" })).rejects.toMatchObject({ code: "InstanceIdNotFound" });
  await ens.attachDisk({ DiskId, InstanceId });
  await expect(ens.detachDisk({ DiskId, InstanceId: other })).rejects.toMatchObject({ code: "InstanceIdNotFound" });
  await expect(ens.resizeDisk({ DiskId, NewSize: "10" })).rejects.toMatchObject({ code: "SIZE_ILLEGAL" });
  const reset = ens.resetDisk({ DiskId, SnapshotId: "sp-none" });
  await expect(reset).rejects.toMatchObject({ code: "InvalidParameter.SnapshotId" });
  const [system] = (await ens.describeDisks({ InstanceId, Type: "system" })).Disks?.Disks ?? [];
  await expect(ens.detachDisk({ DiskId: system?.DiskId ?? "", InstanceId })).rejects.toThrow();
});
