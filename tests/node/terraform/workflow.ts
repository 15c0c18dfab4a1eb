// What the Terraform provider calls for a small deployment of ENS: made, changed, read, imported, destroyed. Each step
// says which others it needs; any order that keeps to that is a legal one.
import { expect } from "vitest";
import type { Fields, Poll, Talk } from "./talk.ts";

export interface Run extends Talk {
  /** The ids of what was made, by step. */
  readonly ids: Record<string, string>;
}

export interface Step {
  readonly needs: readonly string[];
  /** Makes or changes something. */
  readonly apply: (run: Run) => Promise<void>;
  /** The record, by nothing but its id; nothing where there is none. */
  readonly read?: (run: Run) => Promise<Fields | undefined>;
  readonly destroy?: (run: Run) => Promise<void>;
}

const EnsRegionId = "cn-chenzhou-telecom_unicom_cmcc";
const gone = (record: Fields | undefined) => record === undefined;
const has =
  (name: string, value: unknown): Poll["holds"] =>
  (record) =>
    record?.[name] === value;

/** The one record of a list. */
function only(list: unknown, whose = "the list"): Fields | undefined {
  expect(list, whose).toBeInstanceOf(Array); // a provider crashes where it is not there
  const records = list as Fields[];
  expect(records.length, whose).toBeLessThan(2);
  return records[0];
}

/** What a provider takes for absent. */
async function absentOr(answer: Promise<Fields>): Promise<Fields | undefined> {
  try {
    const { RequestId: _, ...record } = await answer;
    return record;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const isAbsent = /NotFound/.test(message) || /Invalid(VSwitch|SecurityGroup)Id.NotFound/.test(code ?? "");
    if (!isAbsent) throw error;
    return undefined;
  }
}

type Inner = Record<string, { [name: string]: unknown }>;
const inside = (answer: Fields, list: string, name: string) => (answer as Inner)[list]?.[name];

const network: Step = {
  needs: [],
  apply: async (run) => {
    const asked = { EnsRegionId, CidrBlock: "10.0.0.0/8", NetworkName: "tf", Description: "before" };
    const { NetworkId } = await run.call("CreateNetwork", asked);
    run.ids.network = String(NetworkId);
    const read = () => readNetwork(run);
    await run.until({
      waiter: ["NetworkAvailable", { NetworkId: run.ids.network }],
      read,
      holds: has("Status", "Available"),
    });
    await run.call("ModifyNetworkAttribute", { NetworkId, NetworkName: "tf-network", Description: "after" });
    const expected = { EnsRegionId, CidrBlock: "10.0.0.0/8", NetworkName: "tf-network", Description: "after" };
    expect(await read()).toMatchObject({ ...expected, CreatedTime: expect.any(String) });
  },
  read: readNetwork,
  destroy: async (run) => {
    const NetworkId = String(run.ids.network);
    await run.call("DeleteNetwork", { NetworkId });
    await run.until({ waiter: ["NetworkGone", { NetworkId }], read: () => readNetwork(run), holds: gone });
  },
};

async function readNetwork(run: Run): Promise<Fields | undefined> {
  const answer = await run.call("DescribeNetworks", { NetworkId: run.ids.network });
  return only(inside(answer, "Networks", "Network"), "Networks");
}

const vswitch: Step = {
  needs: ["network"],
  apply: async (run) => {
    const NetworkId = run.ids.network;
    const asked = { EnsRegionId, CidrBlock: "10.0.8.0/24", NetworkId, VSwitchName: "tf" };
    const { VSwitchId } = await run.call("CreateVSwitch", asked);
    run.ids.vswitch = String(VSwitchId);
    const read = () => readVSwitch(run);
    await run.until({
      waiter: ["VSwitchAvailable", { VSwitchId: run.ids.vswitch }],
      read,
      holds: has("Status", "Available"),
    });
    await run.call("ModifyVSwitchAttribute", { VSwitchId, VSwitchName: "tf-vswitch", Description: "after" });
    const expected = { ...asked, VSwitchName: "tf-vswitch", Description: "after", VSwitchId };
    expect(await read()).toMatchObject({ ...expected, CreatedTime: expect.any(String) });
  },
  read: readVSwitch,
  destroy: async (run) => {
    const VSwitchId = String(run.ids.vswitch);
    await run.call("DeleteVSwitch", { VSwitchId });
    await run.until({ waiter: ["VSwitchGone", { VSwitchId }], read: () => readVSwitch(run), holds: gone });
  },
};

function readVSwitch(run: Run): Promise<Fields | undefined> {
  return absentOr(run.call("DescribeVSwitchAttributes", { VSwitchId: run.ids.vswitch }));
}

const rules = [
  { Direction: "ingress", IpProtocol: "TCP", Policy: "Accept", PortRange: "80/80", Priority: 1 },
  { Direction: "ingress", IpProtocol: "TCP", Policy: "Accept", PortRange: "80/80", Priority: 2 },
  { Direction: "egress", IpProtocol: "ALL", Policy: "Accept", PortRange: "-1/-1", Priority: 1 },
];
const from = { SourceCidrIp: "0.0.0.0/0", Description: "web" };
const Permissions = [
  { ...rules[0], ...from },
  { ...rules[1], Ipv6SourceCidrIp: "2408::/16", Description: "web by IPv6" },
];

function group(name: string, more: (run: Run, SecurityGroupId: string) => Promise<void>): Step {
  const read = (run: Run) => absentOr(run.call("DescribeSecurityGroupAttribute", { SecurityGroupId: run.ids[name] }));
  return {
    needs: [],
    apply: async (run) => {
      const { SecurityGroupId } = await run.call("CreateSecurityGroup", { SecurityGroupName: name, Permissions });
      run.ids[name] = String(SecurityGroupId);
      await run.until({ read: () => read(run), holds: has("SecurityGroupId", SecurityGroupId) });
      const shown = await read(run);
      expect(inside(shown ?? {}, "Permissions", "Permission")).toEqual(
        expect.arrayContaining(Permissions.map((rule) => expect.objectContaining(rule))),
      );
      await more(run, run.ids[name]);
    },
    read,
    destroy: async (run) => {
      await run.call("DeleteSecurityGroup", { SecurityGroupId: run.ids[name] });
      await run.until({ read: () => read(run), holds: gone });
    },
  };
}

const securityGroup = group("securityGroup", async (run, SecurityGroupId) => {
  const changed = { SecurityGroupName: "tf-group", Description: "after" };
  await run.call("ModifySecurityGroupAttribute", { SecurityGroupId, ...changed });
  const { Description: _, ...old } = Permissions[1] as Fields;
  await run.call("DeleteSecurityGroupPermissions", { SecurityGroupId, Permissions: [old] });
  const added = { ...rules[2], DestCidrIp: "0.0.0.0/0", Description: "out" };
  await run.call("CreateSecurityGroupPermissions", { SecurityGroupId, Permissions: [added] });
  const record = await absentOr(run.call("DescribeSecurityGroupAttribute", { SecurityGroupId }));
  expect(record).toMatchObject(changed);
  const left = [Permissions[0], added].map((rule) =>
    expect.objectContaining({ ...rule, CreationTime: expect.any(String) }),
  );
  const shown = inside(record ?? {}, "Permissions", "Permission");
  expect(shown).toHaveLength(2);
  expect(shown).toEqual(expect.arrayContaining(left));
});

const keyPair: Step = {
  needs: [],
  apply: async (run) => {
    const { KeyPairName } = await run.call("CreateKeyPair", { KeyPairName: "tf-key" });
    run.ids.keyPair = String(KeyPairName);
  },
  read: readKeyPair,
  destroy: async (run) => {
    await run.call("DeleteKeyPairs", { KeyPairName: run.ids.keyPair });
    expect(await readKeyPair(run)).toBeUndefined();
  },
};

async function readKeyPair(run: Run): Promise<Fields | undefined> {
  const answer = await run.call("DescribeKeyPairs", { KeyPairName: run.ids.keyPair });
  return only(inside(answer, "KeyPairs", "KeyPair"), "KeyPairs");
}

async function readInstance(run: Run, more: Fields = {}): Promise<Fields | undefined> {
  const answer = await run.call("DescribeInstances", { InstanceId: run.ids.instance, ...more });
  return only(inside(answer, "Instances", "Instance"), "Instances");
}

const tagsOf = async (run: Run, ResourceType: string, id: string | undefined) => {
  const { TagResources } = await run.call("ListTagResources", { ResourceType, ResourceId: [id] });
  return (TagResources as Fields[]).map(({ TagKey, TagValue }) => [TagKey, TagValue]);
};

const instance: Step = {
  needs: ["vswitch", "securityGroup", "keyPair"],
  apply: async (run) => {
    const { network: NetWorkId, vswitch: VSwitchId, securityGroup: SecurityId, keyPair: KeyPairName } = run.ids;
    const { InstanceIds } = await run.call("RunInstances", {
      ...{ InstanceType: "ens.sn1.stiny", ScheduleAreaLevel: "Region", InstanceChargeType: "PostPaid", Amount: 1 },
      ...{ EnsRegionId, ImageId: "centos_6_08_64_20G_alibase_20171208", InternetMaxBandwidthOut: 10 },
      ...{ SystemDisk: { Size: 20, Category: "cloud_efficiency" }, NetWorkId, VSwitchId, SecurityId, KeyPairName },
      DataDisk: [{ Size: 30, Category: "cloud_ssd", Encrypted: true, KMSKeyId: "key-1" }],
      ...{ InstanceName: "tf", HostName: "tf-host", UniqueSuffix: false, InternetChargeType: "95BandwidthByMonth" },
      Tag: [
        { Key: "made", Value: "by terraform" },
        { Key: "empty", Value: "" },
      ],
    });
    const [InstanceId] = InstanceIds as [string];
    run.ids.instance = InstanceId;
    const read = () => readInstance(run);
    await run.until({ waiter: ["InstanceRunning", { InstanceId }], read, holds: has("Status", "Running") });
    await run.call("ModifyInstanceAttribute", { InstanceId, InstanceName: "tf-instance", HostName: "tf-new" });
    await run.until({ read, holds: has("HostName", "tf-new") });
    const record = await read();
    expect(record).toMatchObject({
      ...{ InstanceName: "tf-instance", HostName: "tf-new", SpecName: "ens.sn1.stiny", EnsRegionId },
      ...{ ImageId: "centos_6_08_64_20G_alibase_20171208", InstanceResourceType: "EnsPostPaidInstance" },
      ...{ InternetMaxBandwidthOut: 10, KeyPairName, SpotStrategy: "NoSpot" },
      NetworkAttributes: { NetworkId: NetWorkId, VSwitchId },
      PrivateIpAddresses: { PrivateIpAddress: [{ Ip: expect.stringMatching(/^10\.0\.8\.\d+$/) }] },
      SecurityGroupIds: { SecurityGroupId: [SecurityId] },
      SystemDisk: { Size: 20480, Category: "cloud_efficiency" },
      DataDisk: {
        DataDisk: [
          { Size: 30720, Category: "cloud_ssd", Encrypted: true, EncryptKeyId: "key-1", DiskId: expect.any(String) },
        ],
      },
    });
    expect(await tagsOf(run, "instance", InstanceId)).toEqual([
      ["made", "by terraform"],
      ["empty", ""],
    ]);
  },
  read: readInstance,
  destroy: async (run) => {
    const InstanceId = String(run.ids.instance);
    const record = await readInstance(run);
    const kind = record?.InstanceResourceType === "EnsInstance" ? "PrePaid" : "PostPaid";
    await run.call(`Release${kind}Instance`, { InstanceId });
    await run.until({ waiter: ["InstanceGone", { InstanceId }], read: () => readInstance(run), holds: gone });
  },
};

const membership: Step = {
  needs: ["instance", "secondGroup"],
  apply: async (run) => {
    const both = { SecurityGroupId: run.ids.secondGroup, InstanceId: run.ids.instance };
    const read = () => readInstance(run, { SecurityGroupId: both.SecurityGroupId });
    await run.call("JoinSecurityGroup", both);
    await run.until({
      read,
      holds: (record) =>
        ((inside(record ?? {}, "SecurityGroupIds", "SecurityGroupId") ?? []) as string[]).includes(
          String(both.SecurityGroupId),
        ),
    });
    await run.call("LeaveSecurityGroup", both);
    await run.until({ read, holds: gone });
  },
};

async function readDisk(run: Run, name: string, more: Fields = {}): Promise<Fields | undefined> {
  const answer = await run.call("DescribeDisks", { DiskId: run.ids[name], ...more });
  return only(inside(answer, "Disks", "Disks"), "Disks");
}

async function createDisk(run: Run, name: string, more: Fields): Promise<void> {
  const asked = { InstanceChargeType: "PostPaid", EnsRegionId, Category: "cloud_efficiency", DiskName: name };
  const { InstanceIds } = await run.call("CreateDisk", { ...asked, ...more });
  const [DiskId] = InstanceIds as [string];
  run.ids[name] = DiskId;
  const read = () => readDisk(run, name);
  await run.until({ waiter: ["DiskAvailable", { DiskId }], read, holds: has("Status", "Available") });
}

const removeDisk = (name: string) => async (run: Run) => {
  const DiskId = String(run.ids[name]);
  await run.call("DeleteDisk", { DiskId });
  await run.until({ waiter: ["DiskGone", { DiskId }], read: () => readDisk(run, name), holds: gone });
};

const disk: Step = {
  needs: [],
  apply: async (run) => {
    await createDisk(run, "disk", { Size: "20", Tag: [{ Key: "stage", Value: "test" }] });
    const record = await readDisk(run, "disk");
    expect(Number(record?.Size)).toBe(20480);
    expect(record).toMatchObject({ Category: "cloud_efficiency", DiskChargeType: "postpay", EnsRegionId });
    expect(await tagsOf(run, "disk", run.ids.disk)).toEqual([["stage", "test"]]);
  },
  read: (run) => readDisk(run, "disk"),
  destroy: removeDisk("disk"),
};

const attachment: Step = {
  needs: ["disk", "instance"],
  apply: async (run) => {
    const both = { DiskId: run.ids.disk, InstanceId: run.ids.instance };
    await run.call("AttachDisk", { ...both, DeleteWithInstance: "false" });
    const waiter = ["DiskInUse", { DiskId: String(both.DiskId) }] as const;
    await run.until({ waiter, read: () => readAttached(run), holds: has("Status", "In-use") });
    expect(await readAttached(run)).toMatchObject({ ...both, DeleteWithInstance: false });
    expect(inside((await readInstance(run)) ?? {}, "DataDisk", "DataDisk")).toHaveLength(2);
  },
  read: readAttached,
  destroy: async (run) => {
    await run.call("DetachDisk", { DiskId: run.ids.disk, InstanceId: run.ids.instance });
    await run.until({ read: () => readAttached(run), holds: gone });
    await run.until({ read: () => readDisk(run, "disk"), holds: has("Status", "Available") });
  },
};

function readAttached(run: Run): Promise<Fields | undefined> {
  return readDisk(run, "disk", { InstanceId: run.ids.instance });
}

const resizing: Step = {
  needs: ["attachment"],
  apply: async (run) => {
    const DiskId = run.ids.disk;
    await run.call("ResizeDisk", { DiskId, NewSize: "40" });
    await run.until({ read: () => readDisk(run, "disk"), holds: (record) => Number(record?.Size) / 1024 === 40 });
    await run.call("ModifyDiskAttribute", { DiskId, DiskName: "renamed" });
    await run.call("UntagResources", { ResourceType: "disk", ResourceId: [DiskId], TagKey: ["stage"] });
    const Tag = [{ Key: "stage", Value: "live" }];
    await run.call("TagResources", { ResourceType: "disk", ResourceId: [DiskId], Tag });
    expect(await readDisk(run, "disk")).toMatchObject({ DiskName: "renamed" });
    expect(await tagsOf(run, "disk", DiskId)).toEqual([["stage", "live"]]);
  },
};

const snapshot: Step = {
  needs: ["resizing"],
  apply: async (run) => {
    const asked = { EnsRegionId, DiskId: run.ids.disk, SnapshotName: "tf" };
    const { SnapShotId } = await run.call("CreateSnapshot", asked);
    const [SnapshotId] = SnapShotId as [string];
    run.ids.snapshot = SnapshotId;
    const read = () => readSnapshot(run);
    await run.until({ waiter: ["SnapshotAvailable", { SnapshotId }], read, holds: has("Status", "available") });
    const changed = { SnapshotName: "tf-snapshot", Description: "after" };
    await run.call("ModifySnapshotAttribute", { SnapshotId, ...changed });
    expect(await read()).toMatchObject({ ...changed, SourceDiskId: run.ids.disk, EnsRegionId });
  },
  read: readSnapshot,
  destroy: async (run) => {
    const SnapshotId = String(run.ids.snapshot);
    await run.call("DeleteSnapshot", { SnapshotId });
    await run.until({ waiter: ["SnapshotGone", { SnapshotId }], read: () => readSnapshot(run), holds: gone });
  },
};

async function readSnapshot(run: Run): Promise<Fields | undefined> {
  return only((await run.call("DescribeSnapshots", { SnapshotId: run.ids.snapshot })).Snapshots, "Snapshots");
}

const restored: Step = {
  needs: ["snapshot"],
  apply: async (run) => {
    await createDisk(run, "restored", { SnapshotId: run.ids.snapshot });
    const record = await readDisk(run, "restored");
    expect(Number(record?.Size)).toBe(40960);
    expect(record).toMatchObject({ SnapshotId: run.ids.snapshot });
  },
  read: (run) => readDisk(run, "restored"),
  destroy: removeDisk("restored"),
};

const eip: Step = {
  needs: [],
  apply: async (run) => {
    const asked = { EnsRegionId, InternetChargeType: "95BandwidthByMonth", Bandwidth: 5, Isp: "cmcc", Name: "tf" };
    const created = { ...asked, InstanceChargeType: "PostPaid", ClientToken: "terraform-1" };
    const { AllocationId } = await run.call("CreateEipInstance", created);
    run.ids.eip = String(AllocationId);
    const waiter = ["EipAvailable", { AllocationId: run.ids.eip }] as const;
    await run.until({ waiter, read: () => readEip(run), holds: has("Status", "Available") });
    expect(await readEip(run)).toMatchObject({ ...asked, ChargeType: "PostPaid", AllocationTime: expect.any(String) });
  },
  read: readEip,
  destroy: async (run) => {
    await run.call("DeleteEip", { InstanceId: run.ids.eip });
    const waiter = ["EipGone", { AllocationId: String(run.ids.eip) }] as const;
    await run.until({ waiter, read: () => readEip(run), holds: gone });
  },
};

async function readEip(run: Run, more: Fields = {}): Promise<Fields | undefined> {
  const answer = await run.call("DescribeEnsEipAddresses", { AllocationId: run.ids.eip, ...more });
  return only(inside(answer, "EipAddresses", "EipAddress"), "EipAddresses");
}

const association: Step = {
  needs: ["eip", "instance"],
  apply: async (run) => {
    const whole = { AllocationId: run.ids.eip, InstanceId: run.ids.instance, InstanceType: "EnsInstance" };
    await run.call("AssociateEnsEipAddress", { ...whole, Standby: false });
    const waiter = ["EipInUse", { AllocationId: String(run.ids.eip) }] as const;
    await run.until({ waiter, read: () => readAssociated(run), holds: has("Status", "InUse") });
    expect(await readAssociated(run)).toMatchObject({ ...whole, Standby: false });
  },
  read: readAssociated,
  destroy: async (run) => {
    await run.call("UnAssociateEnsEipAddress", { AllocationId: run.ids.eip });
    await run.until({ read: () => readAssociated(run), holds: gone });
    await run.until({ read: () => readEip(run), holds: has("Status", "Available") });
  },
};

function readAssociated(run: Run): Promise<Fields | undefined> {
  return readEip(run, { AssociatedInstanceId: run.ids.instance });
}

const bandwidth: Step = {
  needs: ["association"],
  apply: async (run) => {
    const changed = { Bandwidth: 20, Name: "tf-eip", Description: "after" };
    await run.call("ModifyEnsEipAddressAttribute", { AllocationId: run.ids.eip, ...changed });
    expect(await readEip(run)).toMatchObject({ ...changed, Status: "InUse" });
  },
};

const nat: Step = {
  needs: ["vswitch"],
  apply: async (run) => {
    const where = { EnsRegionId, NetworkId: run.ids.network, VSwitchId: run.ids.vswitch };
    const { NatGatewayId } = await run.call("CreateNatGateway", { ...where, InstanceType: "enat.default", Name: "tf" });
    run.ids.nat = String(NatGatewayId);
    const shown = { ...where, Spec: "enat.default", CreationTime: expect.any(String) };
    expect(await readNat(run)).toMatchObject({ ...shown, Name: "tf" }); // without a wait
    await run.call("ModifyNatGatewayAttribute", { NatGatewayId, Name: "tf-nat" });
    expect(await readNat(run)).toMatchObject({ ...shown, Name: "tf-nat" });
    const waiter = ["NatGatewayAvailable", { NatGatewayId: run.ids.nat }] as const;
    await run.until({ waiter, read: () => readNat(run), holds: has("Status", "Available") });
  },
  read: readNat,
  destroy: async (run) => {
    await run.call("DeleteNatGateway", { NatGatewayId: run.ids.nat });
    const waiter = ["NatGatewayGone", { NatGatewayId: String(run.ids.nat) }] as const;
    await run.until({ waiter, read: () => readNat(run), holds: gone });
  },
};

async function readNat(run: Run): Promise<Fields | undefined> {
  return only((await run.call("DescribeNatGateways", { NatGatewayId: run.ids.nat })).NatGateways, "NatGateways");
}

const balancer: Step = {
  needs: ["vswitch"],
  apply: async (run) => {
    const where = { EnsRegionId, NetworkId: run.ids.network, VSwitchId: run.ids.vswitch };
    const asked = { ...where, LoadBalancerSpec: "elb.s1.small", PayType: "PostPaid", LoadBalancerName: "tf" };
    const { LoadBalancerId } = await run.call("CreateLoadBalancer", { ...asked, ClientToken: "terraform-2" });
    run.ids.balancer = String(LoadBalancerId);
    const waiter = ["LoadBalancerActive", { LoadBalancerId: run.ids.balancer }] as const;
    await run.until({ waiter, read: () => readBalancer(run), holds: has("LoadBalancerStatus", "Active") });
    await run.call("ModifyLoadBalancerAttribute", { LoadBalancerId, LoadBalancerName: "tf-balancer" });
    const expected = { ...asked, LoadBalancerName: "tf-balancer", CreateTime: expect.any(String), BackendServers: [] };
    expect(await readBalancer(run)).toMatchObject(expected);
  },
  read: readBalancer,
  destroy: async (run) => {
    await run.call("DeleteLoadBalancer", { LoadBalancerId: run.ids.balancer });
    const waiter = ["LoadBalancerGone", { LoadBalancerId: String(run.ids.balancer) }] as const;
    await run.until({ waiter, read: () => readBalancer(run), holds: gone });
  },
};

function readBalancer(run: Run): Promise<Fields | undefined> {
  return absentOr(run.call("DescribeLoadBalancerAttribute", { LoadBalancerId: run.ids.balancer }));
}

const backends: Step = {
  needs: ["balancer", "instance"],
  apply: async (run) => {
    const LoadBalancerId = run.ids.balancer;
    const record = await readInstance(run);
    const [{ Ip }] = inside(record ?? {}, "PrivateIpAddresses", "PrivateIpAddress") as [{ Ip: string }];
    const server = { ServerId: run.ids.instance, Type: "ens", Ip, Port: 80 };
    const shown = async () => (await readBalancer(run))?.BackendServers;
    await run.call("AddBackendServers", { LoadBalancerId, BackendServers: [{ ...server, Weight: 100 }] });
    const { Port, ...rest } = server; // text in one answer, a number in others
    expect(await shown()).toMatchObject([{ ...rest, Weight: 100, Port: String(Port) }]);
    await run.call("RemoveBackendServers", { LoadBalancerId, BackendServers: [{ ...server, Weight: 100 }] });
    expect(await shown()).toEqual([]);
    await run.call("AddBackendServers", { LoadBalancerId, BackendServers: [{ ...server, Weight: 50 }] });
    expect(await shown()).toMatchObject([{ ...rest, Weight: 50 }]);
    await run.call("RemoveBackendServers", { LoadBalancerId, BackendServers: [{ ...server, Weight: 50 }] });
  },
};

const image: Step = {
  needs: ["instance"],
  apply: async (run) => {
    const InstanceId = String(run.ids.instance);
    const read = () => readInstance(run);
    await run.call("StopInstance", { InstanceId, ForceStop: "false" });
    await run.until({ waiter: ["InstanceStopped", { InstanceId }], read, holds: has("Status", "Stopped") });
    const asked = { ImageName: "tf", InstanceId, DeleteAfterImageUpload: "false" };
    const { ImageId } = await run.call("CreateImage", { ...asked, TargetOSSRegionId: "cn-beijing" });
    run.ids.image = String(ImageId);
    const waiter = ["ImageAvailable", { ImageId: run.ids.image }] as const;
    await run.until({ waiter, read: () => readImage(run), holds: has("Status", "Available") });
    await run.call("ModifyImageAttribute", { ImageId, ImageName: "tf-image" });
    await run.until({ read: () => readImage(run), holds: has("ImageName", "tf-image") });
    expect(await readImage(run)).toMatchObject({
      InstanceId,
      CreationTime: expect.any(String),
      RegionId: "cn-beijing",
    });
    await run.call("StartInstance", { InstanceId });
    await run.until({ waiter: ["InstanceRunning", { InstanceId }], read, holds: has("Status", "Running") });
  },
  read: readImage,
  destroy: async (run) => {
    await run.call("DeleteImage", { ImageId: run.ids.image });
    const waiter = ["ImageGone", { ImageId: String(run.ids.image) }] as const;
    await run.until({ waiter, read: () => readImage(run), holds: gone });
  },
};

async function readImage(run: Run): Promise<Fields | undefined> {
  const answer = await run.call("DescribeSelfImages", { ImageId: run.ids.image });
  return only(inside(answer, "Images", "Image"), "Images");
}

const spec: Step = {
  needs: ["instance"],
  apply: async (run) => {
    const asked = { InstanceId: run.ids.instance, InstanceType: "ens.sn1.small" };
    await run.call("ModifyPostPaidInstanceSpec", asked);
    await run.until({ read: () => readInstance(run), holds: has("SpecName", "ens.sn1.small") });
  },
};

const charge: Step = {
  needs: ["spec"],
  apply: async (run) => {
    const InstanceId = String(run.ids.instance);
    const read = () => readInstance(run);
    const period = { AutoPay: true, Period: "1", PeriodUnit: "Month", AutoRenew: false, IncludeDataDisks: false };
    const asked = { InstanceIds: [InstanceId], InstanceChargeType: "PrePaid", ...period };
    await run.call("ModifyInstanceChargeType", asked);
    await run.until({ read, holds: has("InstanceResourceType", "EnsInstance") });
    await run.until({ waiter: ["InstanceRunning", { InstanceId }], read, holds: has("Status", "Running") });
  },
};

/** In the order of the document. */
export const workflow: Readonly<Record<string, Step>> = {
  ...{ network, vswitch, securityGroup, keyPair, instance },
  ...{ secondGroup: group("secondGroup", async () => {}), membership },
  ...{ disk, attachment, resizing, snapshot, restored },
  ...{ eip, association, bandwidth, nat, balancer, backends },
  ...{ image, spec, charge },
};
