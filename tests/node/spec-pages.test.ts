// Every listing of ENS: where its list stands, and how many items a page has, when nothing is asked for and at most.
import { expect, it } from "vitest";
import { answerOf, parametersOf, reviewedOf, schemaAt, specOf } from "../testing/spec.ts";

const allListings: [action: string, style: string, items: string, usual: number | null, most: number | null][] = [
  ["DescribeAICImages", "number", "Images", 10, 100],
  ["DescribeARMServerInstances", "number", "Servers", 10, 100],
  ["DescribeClusterNodePools", "number", "NodePools", null, null],
  ["DescribeClusterNodes", "number", "Nodes", null, null],
  ["DescribeDataDistResult", "number", "DistResults.DistResult", 10, null],
  ["DescribeDataPushResult", "number", "PushResults.PushResult", 10, null],
  ["DescribeDisks", "number", "Disks.Disks", 10, 50],
  ["DescribeEnsEipAddresses", "number", "EipAddresses.EipAddress", 10, 100],
  ["DescribeEnsRegionIdResource", "number", "EnsRegionIdResources.EnsRegionIdResource", 10, null],
  ["DescribeEnsRouteEntryList", "number", "RouteEntrys", 10, 100],
  ["DescribeEnsRouteTables", "number", "RouteTables", null, 100],
  ["DescribeEpnInstances", "number", "EPNInstances.EPNInstance", 10, 50],
  ["DescribeExportImageInfo", "number", "Images.Image", 10, 50],
  ["DescribeFileSystems", "number", "FileSystems", 10, 100],
  ["DescribeForwardTableEntries", "number", "ForwardTableEntries", 10, 100],
  ["DescribeHaVips", "number", "HaVips", null, null],
  ["DescribeHistoryEvents", "number", "Events", null, null],
  ["DescribeImageSharePermission", "number", "Accounts.Account", 10, 100],
  ["DescribeImages", "number", "Images.Image", 10, 50],
  ["DescribeInstanceBandwidthDetail", "number", "Bandwidths", null, null],
  ["DescribeInstanceSDGStatus", "number", "DeploymentStatus", 10, 100],
  ["DescribeInstances", "number", "Instances.Instance", 10, 100],
  ["DescribeKeyPairs", "number", "KeyPairs.KeyPair", 10, null],
  ["DescribeLoadBalancerListeners", "number", "Listeners.Listener", null, 100],
  ["DescribeLoadBalancers", "number", "LoadBalancers.LoadBalancer", 10, 100],
  ["DescribeMountTargets", "number", "MountTargets", 10, 100],
  ["DescribeNatGateways", "number", "NatGateways", 10, 100],
  ["DescribeNetworkAcls", "number", "NetworkAcls", 10, 50],
  ["DescribeNetworkInterfaces", "number", "NetworkInterfaceSets.NetworkInterfaceSet", 50, 100],
  ["DescribeNetworkPeerConnections", "number", "NetworkPeerConnects", null, null],
  ["DescribeNetworks", "number", "Networks.Network", 10, 50],
  ["DescribeSDG", "number", "SDGs", 10, 100],
  ["DescribeSDGDeploymentStatus", "number", "DeploymentStatus", 10, 100],
  ["DescribeSDGSharedDisks", "number", "SharedDisks", null, 100],
  ["DescribeSecondaryPublicIpAddresses", "number", "SecondaryPublicIpAddresses", 10, 100],
  ["DescribeSecurityGroups", "number", "SecurityGroups.SecurityGroup", 10, 100],
  ["DescribeSelfImages", "number", "Images.Image", 10, 50],
  ["DescribeSnapshots", "number", "Snapshots", 10, 100],
  ["DescribeSnatTableEntries", "number", "SnatTableEntries", 10, 100],
  ["DescribeStorageGateway", "number", "StorageGateways", 10, null],
  ["DescribeStorageVolume", "number", "StorageVolumes", null, null],
  ["DescribeVSwitches", "number", "VSwitches.VSwitch", 10, 100],
  ["ListAICPublicKeyDeliveries", "number", "PublicKeyDeliverInfo", null, 100],
  ["ListAICPublicKeys", "number", "PublicKeys", null, 100],
  ["ListApplications", "number", "Applications.Application.AppList.App", 10, null],
  ["ListBuckets", "number", "BucketInfos", 10, null],
  ["ListObjects", "marker", "Contents", null, null],
  ["ListTagResources", "token", "TagResources", null, null],
];

/** Their answers count all items, but no parameter leads to a second page. */
const onePage = ["DescribeLoadBalancerSpec", "DescribeNCInformation"];

const operations = new Map(reviewedOf(specOf("ens")).map((operation) => [operation.operationId, operation]));
const listings = allListings.filter(([action]) => operations.has(action));

it.each(listings)("%s answers in pages by %s, the list in %s", (action, style, items, usual, most) => {
  const pagination = operations.get(action)?.["x-acs-pagination"];
  expect([pagination?.style, pagination?.items]).toEqual([style, items]);
  expect(pagination?.size ?? [null, null]).toEqual([usual, most]);
});

it("knows every operation that can be asked for a page", () => {
  const found = [...operations.values()].filter((operation) => operation["x-acs-pagination"]);
  expect(found.map((operation) => operation.operationId).sort()).toEqual(listings.map(([action]) => action).sort());
  const choosers = /^(PageNumber|PageNo|CurrentPage|NextToken|Marker|MaxResults|MaxKeys)$/;
  const counts = ["TotalCount", "NextToken", "NextMarker"];
  for (const [action, operation] of operations) {
    const asks = parametersOf(operation).some(({ name }) => choosers.test(name));
    const counted = counts.some((name) => schemaAt(answerOf(operation), name));
    expect(operation["x-acs-pagination"] !== undefined, action).toBe(asks);
    if (counted && !asks && operation["x-acs-kind"]?.kind === "read") expect(onePage).toContain(action);
  }
});

it("names parameters and fields that are there, of a type that fits, and a list", () => {
  for (const [action] of listings) {
    const operation = operations.get(action);
    const pagination = operation?.["x-acs-pagination"];
    if (!operation || !pagination) throw new Error(action);
    const parameters = parametersOf(operation).map(({ name }) => name);
    expect(parameters, action).toEqual(expect.arrayContaining(Object.values(pagination.request)));
    for (const [field, path] of Object.entries(pagination.response)) {
      const { type } = schemaAt(answerOf(operation), path) ?? {};
      const fitting = { next: ["string"], more: ["boolean"] }[field] ?? ["integer", "string"];
      expect(fitting, `${action}: ${path}`).toContain(type);
    }
    expect(schemaAt(answerOf(operation), pagination.items)?.type, action).toBe("array");
    expect(operation["x-acs-kind"]?.kind, action).toBe("read");
  }
});

it("allows sizes that the parameter allows, and knows its default", () => {
  for (const [action, , , usual, most] of listings) {
    const operation = operations.get(action);
    const name = operation?.["x-acs-pagination"]?.request.size;
    const schema = operation && parametersOf(operation).find((parameter) => parameter.name === name)?.schema;
    if (schema?.maximum !== undefined) expect(most, action).toBe(schema.maximum);
    if (schema?.default !== undefined) expect(String(usual), action).toBe(String(schema.default));
  }
});
