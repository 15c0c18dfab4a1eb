import { isAcsError } from "@acskit/ens";
import { expect, it } from "vitest";
import { place, type World, world } from "./world.ts";

// Whatever is done in whatever order, what the lists say of each other adds up.

type Ids = Record<"network" | "vswitch" | "group" | "instance" | "disk" | "snapshot" | "eip", string[]>;
type Pick = (below: number) => number;
type Act = (all: World, ids: Ids, one: (kind: keyof Ids) => string) => Promise<unknown>;

const paid = { ...place, InstanceChargeType: "PostPaid" } as const;

const made: Record<keyof Ids, Act> = {
  network: ({ ens }) => ens.createNetwork({ ...place, CidrBlock: "10.0.0.0/8" }),
  vswitch: ({ ens }, _, one) =>
    ens.createVSwitch({ ...place, CidrBlock: "10.0.8.0/24", NetworkId: one("network") || undefined } as never),
  group: ({ ens }) => ens.createSecurityGroup({}),
  instance: ({ ens }, _, one) =>
    ens.runInstances({
      ...paid,
      ...{ InstanceType: "ens.sn1.stiny", Amount: 2, DataDisk: [{ Size: 30 }], InternetMaxBandwidthOut: 1 },
      ...(one("vswitch") && { VSwitchId: one("vswitch") }),
      ...(one("group") && { SecurityId: one("group") }),
    }),
  disk: ({ ens }) => ens.createDisk({ ...paid, Category: "cloud_ssd", Size: "20" }),
  snapshot: ({ ens }, _, one) => ens.createSnapshot({ ...place, DiskId: one("disk") }),
  eip: ({ ens }) => ens.createEipInstance({ ...paid, InternetChargeType: "95BandwidthByMonth" }),
};

const acts: Act[] = [
  ({ ens }, _, one) => ens.stopInstance({ InstanceId: one("instance") }),
  ({ ens }, _, one) => ens.startInstance({ InstanceId: one("instance") }),
  ({ ens }, _, one) => ens.attachDisk({ DiskId: one("disk"), InstanceId: one("instance"), DeleteWithInstance: "true" }),
  ({ ens }, _, one) => ens.attachDisk({ DiskId: one("disk"), InstanceId: one("instance") }),
  ({ ens }, _, one) => ens.detachDisk({ DiskId: one("disk"), InstanceId: one("instance") }),
  ({ ens }, _, one) => ens.resizeDisk({ DiskId: one("disk"), NewSize: "40" }),
  ({ ens }, _, one) => ens.joinSecurityGroup({ SecurityGroupId: one("group"), InstanceId: one("instance") }),
  ({ ens }, _, one) => ens.leaveSecurityGroup({ SecurityGroupId: one("group"), InstanceId: one("instance") }),
  ({ ens }, _, one) => {
    const both = { AllocationId: one("eip"), InstanceId: one("instance") };
    return ens.associateEnsEipAddress({ ...both, InstanceType: "EnsInstance" });
  },
  ({ ens }, _, one) => ens.unAssociateEnsEipAddress({ AllocationId: one("eip") }),
  ({ ens }, _, one) => ens.releasePostPaidInstance({ InstanceId: one("instance") }),
  ({ ens }, _, one) => ens.deleteDisk({ DiskId: one("disk") }),
  ({ ens }, _, one) => ens.deleteSnapshot({ SnapshotId: one("snapshot") }),
  ({ ens }, _, one) => ens.deleteEip({ InstanceId: one("eip") }),
  ({ ens }, _, one) => ens.deleteSecurityGroup({ SecurityGroupId: one("group") }),
  ({ ens }, _, one) => ens.deleteVSwitch({ VSwitchId: one("vswitch") }),
  ({ ens }, _, one) => ens.deleteNetwork({ NetworkId: one("network") }),
];

/** Every item of a listing, in pages of three; the count is that of the items. */
async function allOf<Item>(
  page: (at: number) => Promise<[total: unknown, items: Item[] | undefined]>,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let at = 1; ; at++) {
    const [total, items = []] = await page(at);
    found.push(...items);
    expect(items.length).toBeLessThanOrEqual(3);
    if (items.length < 3) {
      expect(Number(total)).toBe(found.length);
      return found;
    }
  }
}

async function look({ ens }: World) {
  const at = (PageNumber: number) => ({ PageNumber, PageSize: 3 });
  const texts = (page: number) => ({ PageNumber: page, PageSize: "3" });
  return {
    networks: await allOf(async (page) => {
      const { TotalCount, Networks } = await ens.describeNetworks(at(page));
      return [TotalCount, Networks?.Network];
    }),
    vswitches: await allOf(async (page) => {
      const { TotalCount, VSwitches } = await ens.describeVSwitches(at(page));
      return [TotalCount, VSwitches?.VSwitch];
    }),
    groups: await allOf(async (page) => {
      const { TotalCount, SecurityGroups } = await ens.describeSecurityGroups(at(page));
      return [TotalCount, SecurityGroups?.SecurityGroup];
    }),
    instances: await allOf(async (page) => {
      const { TotalCount, Instances } = await ens.describeInstances(texts(page));
      return [TotalCount, Instances?.Instance];
    }),
    disks: await allOf(async (page) => {
      const { TotalCount, Disks } = await ens.describeDisks(texts(page) as never);
      return [TotalCount, Disks?.Disks];
    }),
    snapshots: await allOf(async (page) => {
      const { TotalCount, Snapshots } = await ens.describeSnapshots(at(page) as never);
      return [TotalCount, Snapshots];
    }),
    eips: await allOf(async (page) => {
      const { TotalCount, EipAddresses } = await ens.describeEnsEipAddresses(at(page));
      return [TotalCount, EipAddresses?.EipAddress];
    }),
    interfaces: await allOf(async (page) => {
      const { TotalCount, NetworkInterfaceSets } = await ens.describeNetworkInterfaces(at(page) as never);
      return [TotalCount, NetworkInterfaceSets?.NetworkInterfaceSet];
    }),
  };
}

type Seen = Awaited<ReturnType<typeof look>>;

function check({ networks, vswitches, groups, instances, disks, eips, interfaces }: Seen): void {
  const ids = new Set(instances.map(({ InstanceId }) => InstanceId));
  for (const one of instances) {
    const own = disks.filter(({ InstanceId }) => InstanceId === one.InstanceId);
    const data = own.filter(({ Type }) => String(Type) === "2").map(({ DiskId }) => DiskId);
    expect(one.DataDisk?.DataDisk?.map(({ DiskId }) => DiskId).sort()).toEqual(data.sort());
    expect(one.Disk).toBe(own.reduce((sum, { Size }) => sum + Number(Size), 0));
    const addresses = eips.filter(({ InstanceId }) => InstanceId === one.InstanceId).map(({ IpAddress }) => IpAddress);
    expect(one.PublicIpAddress?.IpAddress?.slice(1).sort()).toEqual(addresses.sort());
    const primary = interfaces.filter(({ InstanceId }) => InstanceId === one.InstanceId);
    expect(one.PrivateIpAddresses?.PrivateIpAddress?.map(({ Ip }) => Ip)).toEqual(
      primary.map(({ PrimaryIp }) => PrimaryIp),
    );
  }
  for (const { InstanceId, Status } of disks) {
    expect(Status).toBe(InstanceId ? "In-use" : "Available");
    if (InstanceId) expect(ids).toContain(InstanceId);
  }
  for (const { InstanceId, Status } of eips) {
    expect(Status).toBe(InstanceId ? "InUse" : "Available");
    if (InstanceId) expect(ids).toContain(InstanceId);
  }
  for (const { SecurityGroupId = "", InstanceCount, InstanceIds } of groups) {
    const members = instances.filter((one) => one.SecurityGroupIds?.SecurityGroupId?.includes(SecurityGroupId));
    expect(InstanceCount).toBe(members.length);
    expect(InstanceIds?.InstanceId?.sort()).toEqual(members.map(({ InstanceId }) => InstanceId).sort());
  }
  for (const { VSwitchId, FreeIpCount, NetworkId } of vswitches) {
    expect(FreeIpCount).toBe(252 - interfaces.filter((one) => one.VSwitchId === VSwitchId).length);
    if (NetworkId) expect(networks.map((one) => one.NetworkId)).toContain(NetworkId);
  }
  for (const { NetworkId, VSwitchIds } of networks) {
    const inside = vswitches.filter((one) => one.NetworkId === NetworkId).map(({ VSwitchId }) => VSwitchId);
    expect(VSwitchIds?.VSwitchId?.sort()).toEqual(inside.sort());
  }
}

function random(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const refused = (error: unknown): undefined => {
  if (isAcsError(error) && error.status < 500) return undefined;
  if (error instanceof TypeError) return undefined; // the client sends no call without what it needs
  throw error;
};

it.each([1, 2, 3, 4, 5, 6])("what the lists say of each other adds up, whatever is done: %i", async (seed) => {
  const all = world();
  const pick = random(seed);
  const kinds = Object.keys(made) as (keyof Ids)[];
  const ids = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Ids;
  const one = (kind: keyof Ids) => ids[kind][pick(ids[kind].length)] ?? "";
  for (let step = 0; step < 120; step++) {
    const kind = kinds[pick(kinds.length)] as keyof Ids;
    if (pick(3) === 0 && ids[kind].length < 6) {
      const answer = Object(await made[kind](all, ids, one).catch(refused)) as Record<string, unknown>;
      const { RequestId: _, OrderId: __, ...named } = answer;
      ids[kind].push(...(Object.values(named).flat() as string[]));
    } else await acts[pick(acts.length)]?.(all, ids, one).catch(refused);
    if (step % 20 === 19) check(await look(all));
  }
  await tearDown(all);
  const left = await look(all);
  expect(Object.values(left).flat()).toEqual([]);
  all.mock.expectNoLeaks();
});

async function tearDown(all: World): Promise<void> {
  const { ens } = all;
  const { networks, vswitches, groups, instances, eips, snapshots } = await look(all);
  for (const { AllocationId = "", InstanceId } of eips) {
    if (InstanceId) await ens.unAssociateEnsEipAddress({ AllocationId });
    await ens.deleteEip({ InstanceId: AllocationId });
  }
  for (const { InstanceId = "" } of instances) await ens.releasePostPaidInstance({ InstanceId });
  for (const { DiskId = "" } of (await look(all)).disks) await ens.deleteDisk({ DiskId });
  for (const { SnapshotId = "" } of snapshots) await ens.deleteSnapshot({ SnapshotId });
  for (const { SecurityGroupId = "" } of groups) await ens.deleteSecurityGroup({ SecurityGroupId });
  for (const { VSwitchId = "" } of vswitches) await ens.deleteVSwitch({ VSwitchId });
  for (const { NetworkId = "" } of networks) await ens.deleteNetwork({ NetworkId });
}
