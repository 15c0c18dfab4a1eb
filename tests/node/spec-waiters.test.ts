// What of ENS can be waited for: for each kind of record its waiters, and every state word that is known of it.
import { expect, it } from "vitest";
import { answerOf, operationsOf, parametersOf, reviewedOf, schemaAt, specOf } from "../testing/spec.ts";

const allRecords: [action: string, records: string, state: string, waiters: string[], words: string[]][] = [
  [
    "DescribeInstances",
    "Instances.Instance",
    "Status",
    ["InstanceRunning", "InstanceStopped", "InstanceGone"],
    ["Running", "Stopped", "Expired", "Starting", "Stopping"],
  ],
  [
    "DescribeDisks",
    "Disks.Disks",
    "Status",
    ["DiskAvailable", "DiskInUse", "DiskGone"],
    ["Creating", "Available", "Attaching", "In-use", "Detaching", "ReIniting", "Deleting", "Deleted", "Expiring"],
  ],
  [
    "DescribeSnapshots",
    "Snapshots",
    "Status",
    ["SnapshotAvailable", "SnapshotGone"],
    ["creating", "available", "deleting", "error"],
  ],
  [
    "DescribeSelfImages",
    "Images.Image",
    "Status",
    ["ImageAvailable", "ImageGone"],
    ["Creating", "Packing", "Uploading", "Pack_failed", "Upload_failed", "Available", "Unavailable", "Copying"],
  ],
  [
    "DescribeExportImageStatus",
    "",
    "ImageExportStatus",
    ["ImageExported"],
    ["Unexported", "Exporting", "Exported", "ExportError"],
  ],
  ["DescribeAICImages", "Images", "Status", ["AICImageAvailable"], ["verifying", "disable", "available"]],
  ["DescribeNetworks", "Networks.Network", "Status", ["NetworkAvailable", "NetworkGone"], ["Pending", "Available"]],
  [
    "DescribeVSwitches",
    "VSwitches.VSwitch",
    "Status",
    ["VSwitchAvailable", "VSwitchGone"],
    ["Pending", "Available", "Releasing"],
  ],
  [
    "DescribeNetworkAcls",
    "NetworkAcls",
    "Status",
    ["NetworkAclAvailable", "NetworkAclGone"],
    ["Available", "Modifying"],
  ],
  [
    "DescribeNetworkInterfaces",
    "NetworkInterfaceSets.NetworkInterfaceSet",
    "Status",
    ["NetworkInterfaceAvailable", "NetworkInterfaceInUse", "NetworkInterfaceGone"],
    ["Available", "Attaching", "InUse", "Detaching", "Deleting"],
  ],
  [
    "DescribeHaVips",
    "HaVips",
    "Status",
    ["HaVipAvailable", "HaVipInUse", "HaVipGone"],
    ["Creating", "Available", "InUse", "Deleting"],
  ],
  [
    "DescribeEnsEipAddresses",
    "EipAddresses.EipAddress",
    "Status",
    ["EipAvailable", "EipInUse", "EipGone"],
    ["Available", "Associating", "InUse", "Unassociating"],
  ],
  [
    "DescribeNatGateways",
    "NatGateways",
    "Status",
    ["NatGatewayAvailable", "NatGatewayGone"],
    ["Creating", "Available", "Deleting"],
  ],
  [
    "DescribeSnatAttribute",
    "",
    "Status",
    ["SnatEntryAvailable", "SnatEntryGone"],
    ["Pending", "Available", "Deleting"],
  ],
  [
    "DescribeForwardTableEntries",
    "ForwardTableEntries",
    "Status",
    ["ForwardEntryAvailable", "ForwardEntryGone"],
    ["Pending", "Available", "Deleting"],
  ],
  [
    "DescribeLoadBalancers",
    "LoadBalancers.LoadBalancer",
    "LoadBalancerStatus",
    ["LoadBalancerActive", "LoadBalancerGone"],
    ["Active", "InActive", "Locked", "Releasing"],
  ],
  [
    "DescribeLoadBalancerListeners",
    "Listeners.Listener",
    "Status",
    ["ListenerRunning", "ListenerStopped"],
    ["Running", "Stopped", "Starting", "Configuring", "Stopping"],
  ],
  [
    "DescribeEpnInstances",
    "EPNInstances.EPNInstance",
    "Status",
    ["EpnInstanceRunning", "EpnInstanceStopped", "EpnInstanceGone"],
    ["Running", "Excuting", "Stopped"],
  ],
  [
    "DescribeARMServerInstances",
    "Servers",
    "State",
    ["ARMServerReady", "ARMServerGone"],
    ["creating", "success", "failed", "releasing", "rebooting", "upgrading"],
  ],
  [
    "DescribeARMServerInstances",
    "Servers.AICInstances",
    "State",
    ["AICInstanceReady", "AICInstanceGone"],
    ["creating", "success", "failed", "releasing", "rebooting", "reseting"],
  ],
  ["DescribeSDG", "SDGs", "Status", ["SDGReady"], ["sdg_making", "sdg_saving", "success", "failed"]],
  [
    "DescribeSDGDeploymentStatus",
    "DeploymentStatus",
    "Status",
    ["SDGDeployed"],
    ["sdg_deploying", "success", "failed"],
  ],
  [
    "DescribeFileSystems",
    "FileSystems",
    "Status",
    ["FileSystemRunning", "FileSystemGone"],
    ["pending", "running", "stopped", "extending", "stopping", "deleting"],
  ],
  [
    "DescribeMountTargets",
    "MountTargets",
    "Status",
    ["MountTargetActive", "MountTargetGone"],
    ["pending", "active", "inactive", "deleting"],
  ],
  [
    "DescribeStorageGateway",
    "StorageGateways",
    "Status",
    ["StorageGatewayAvailable", "StorageGatewayGone"],
    ["creating", "available", "deleting", "deleted"],
  ],
  [
    "DescribeStorageVolume",
    "StorageVolumes",
    "Status",
    ["StorageVolumeAvailable", "StorageVolumeGone"],
    ["creating", "available", "deleting", "deleted"],
  ],
  ["DescribeClustersV1", "Clusters", "State", ["ClusterRunning", "ClusterGone"], ["running"]],
  [
    "ListClusterAddonInstances",
    "Addons",
    "Status",
    ["AddonEnabled", "AddonGone"],
    ["enabling", "enabled", "disabling", "disabled", "upgrading"],
  ],
  [
    "DescribeDeviceService",
    "",
    "AppStatus.Phase",
    ["ApplicationRunning"],
    ["CREATING", "UPDATING", "DELETING", "RUNNING", "CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED"],
  ],
];

const spec = specOf("ens");
const waiters = spec["x-acs-waiters"];
const operations = new Map(operationsOf(spec).map((operation) => [operation.operationId, operation]));
const reviewed = new Set(reviewedOf(spec).map(({ operationId }) => operationId));
const records = allRecords.filter(([action]) => reviewed.has(action));

it("has the waiters of every record, and no other", () => {
  const found = Object.keys(waiters).filter((name) => reviewed.has(waiters[name]?.poll.operation ?? ""));
  expect(found.sort()).toEqual(records.flatMap(([, , , names]) => names).sort());
});

it.each(records)("%s, %s: each word of %s ends the wait or lets it go on", (action, list, state, names, words) => {
  for (const name of names) {
    const { poll, success = [], failure = [], pending = [] } = waiters[name] as (typeof waiters)[string];
    expect([poll.operation, poll.records ?? "", poll.state], name).toEqual([action, list, state]);
    expect([...success, ...failure, ...pending].sort(), name).toEqual(words.toSorted());
  }
});

it.each(Object.entries(waiters))("%s asks with parameters, and goes by fields, that are there", (_, waiter) => {
  const { poll, gone, success = [] } = waiter;
  const operation = operations.get(poll.operation);
  if (!operation) throw new Error(poll.operation);
  expect(operation["x-acs-kind"]?.kind).toBe("read");
  const parameters = new Map(parametersOf(operation).map((parameter) => [parameter.name, parameter]));
  for (const [name, from] of Object.entries(poll.parameters)) {
    expect(parameters.get(name)?.schema.type === "array", name).toBe(Array.isArray(from));
  }
  const required = [...parameters.values()].filter((parameter) => parameter.required).map(({ name }) => name);
  expect(Object.keys(poll.parameters)).toEqual(expect.arrayContaining(required));
  const list = poll.records === undefined ? answerOf(operation) : schemaAt(answerOf(operation), poll.records);
  expect(list?.type).toBe(poll.records === undefined ? "object" : "array");
  for (const field of [poll.state, ...Object.keys(poll.where ?? {})]) {
    expect(schemaAt(list, field)?.type, field).toMatch(/^(string|integer)$/);
  }
  const codes = Object.values(operation["x-acs-errors"] ?? {}).flatMap((rows) => rows.map(({ code }) => code));
  expect(codes).toEqual(expect.arrayContaining(gone.codes ?? []));
  expect(success.length > 0 || gone.means === "success").toBe(true);
});

it("takes an absent record as gone, as a failure, or as one that is still to come, by what is waited for", () => {
  for (const [name, { gone, poll }] of Object.entries(waiters)) {
    if (name.endsWith("Gone")) expect(gone.means, name).toBe("success");
    else expect(gone.means, name).not.toBe("success");
    if (poll.records === undefined && gone.means === "success") expect(gone.codes, name).not.toEqual([]);
  }
});

it("waits from seconds to hours, and never polls more than 600 times", () => {
  for (const [name, { delayMs = 5000, deadlineMs = 600_000 }] of Object.entries(waiters)) {
    expect(delayMs, name).toBeGreaterThanOrEqual(2000);
    expect(deadlineMs / delayMs, name).toBeLessThanOrEqual(600);
  }
});
