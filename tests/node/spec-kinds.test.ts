// Which operations of ENS read and which write, looked at one by one: a read may be sent again after any failure.
// See specs/protocol/errors.md 4.2. An operation that is in neither list needs a look, not a guess by its verb.
import * as constants from "@acskit/ens/actions";
import { expect, it } from "vitest";
import { operationsOf, reviewedOf, specOf } from "../testing/spec.ts";

const reads = words(`
  DescribeAICImages DescribeARMServerInstances DescribeAddon DescribeApplication DescribeAvailableResource
  DescribeAvailableResourceInfo DescribeBandWithdChargeType DescribeBandwitdhByInternetChargeType
  DescribeCloudDiskAvailableResourceInfo DescribeCloudDiskTypes DescribeCluster DescribeClusterAttachScripts
  DescribeClusterDetail DescribeClusterKubeConfig DescribeClusterNodePools DescribeClusterNodes
  DescribeClusterUserKubeconfig DescribeClustersV1 DescribeCreatePrePaidInstanceResult DescribeDataDistResult
  DescribeDataDownloadURL DescribeDataPushResult DescribeDeviceService DescribeDiskIopsList DescribeDisks
  DescribeElbAvailableResourceInfo DescribeEnsCommodityCode DescribeEnsCommodityModuleCode DescribeEnsEipAddresses
  DescribeEnsNetDistrict DescribeEnsNetLevel DescribeEnsNetSaleDistrict DescribeEnsRegionIdIpv6Info
  DescribeEnsRegionIdResource DescribeEnsRegions DescribeEnsResourceUsage DescribeEnsRouteEntryList
  DescribeEnsRouteTables DescribeEnsSaleControl DescribeEnsSaleControlAvailableResource DescribeEnsSaleControlStock
  DescribeEpnBandWidthData DescribeEpnBandwitdhByInternetChargeType DescribeEpnInstanceAttribute DescribeEpnInstances
  DescribeEpnMeasurementData DescribeExportImageInfo DescribeExportImageStatus DescribeFileSystems
  DescribeForwardEntryAttribute DescribeForwardTableEntries DescribeHaVips DescribeHistoryEvents DescribeImageInfos
  DescribeImageSharePermission DescribeImages DescribeInstanceAutoRenewAttribute DescribeInstanceBandwidthDetail
  DescribeInstanceBootConfiguration DescribeInstanceMonitorData DescribeInstanceSDGStatus DescribeInstanceSpec
  DescribeInstanceTypes DescribeInstanceVncUrl DescribeInstances DescribeKeyPairs DescribeLoadBalancerAttribute
  DescribeLoadBalancerHTTPListenerAttribute DescribeLoadBalancerHTTPSListenerAttribute
  DescribeLoadBalancerListenMonitor DescribeLoadBalancerListeners DescribeLoadBalancerSpec
  DescribeLoadBalancerTCPListenerAttribute DescribeLoadBalancerUDPListenerAttribute DescribeLoadBalancers
  DescribeMeasurementData DescribeMountTargets DescribeNASAvailableResourceInfo DescribeNCInformation
  DescribeNatGateways DescribeNetworkAcls DescribeNetworkAttribute DescribeNetworkInterfaces
  DescribeNetworkPeerConnections DescribeNetworks DescribePrePaidInstanceStock DescribePrice DescribeRegionIsps
  DescribeRegionResource DescribeReservedResource DescribeResourceTimeline DescribeSDG DescribeSDGDeploymentStatus
  DescribeSDGSharedDisks DescribeSDGs DescribeSecondaryPublicIpAddresses DescribeSecurityGroupAttribute
  DescribeSecurityGroups DescribeSelfImages DescribeServcieSchedule DescribeServerLoadBalancerListenMonitor
  DescribeServerLoadBalancerMonitor DescribeSnapshots DescribeSnatAttribute DescribeSnatTableEntries
  DescribeStorageGateway DescribeStorageVolume DescribeUserBandWidthData DescribeVSwitchAttributes DescribeVSwitches
  GetBucketAcl GetBucketInfo GetBucketLifecycle GetClusterAddonInstance GetOssStorageAndAccByBuckets GetOssUsageData
  ListAICPublicKeyDeliveries ListAICPublicKeys ListAddons ListApplications ListBuckets ListClusterAddonInstances
  ListObjects ListProductAbilities ListTagResources PrepareUpload
`);

const writes = words(`
  AccosicateNetworkAcl AddBackendServers AddNetworkInterfaceToInstance AddSnatIpForSnatEntry AssignPrivateIpAddresses
  AssociateEnsEipAddress AssociateHaVip AttachDisk AttachEnsInstances AttachInstanceSDG AttachInstancesToNodePool
  AttachKeyPair AttachNetworkInterface AuthorizeSecurityGroup AuthorizeSecurityGroupEgress BatchEventMigrateInstance
  BatchEventRebootInstance BatchEventRedeployInstance CleanDistData CopySDG CopySnapshot CreateARMServerInstances
  CreateApplication CreateClassicNetwork CreateCluster CreateClusterNodePool CreateDisk CreateEipInstance
  CreateEnsRouteEntry CreateEnsSaleControl CreateEnsService CreateEpnInstance CreateFileSystem CreateForwardEntry
  CreateHaVip CreateImage CreateInstance CreateInstanceActiveOpsTask CreateKeyPair CreateLoadBalancer
  CreateLoadBalancerHTTPListener CreateLoadBalancerHTTPSListener CreateLoadBalancerTCPListener
  CreateLoadBalancerUDPListener CreateMountTarget CreateNatGateway CreateNetwork CreateNetworkAcl
  CreateNetworkAclEntry CreateNetworkInterface CreateSDG CreateSecurityGroup CreateSecurityGroupPermissions
  CreateSnapshot CreateSnatEntry CreateStorageGateway CreateStorageVolume CreateVSwitch DeleteAICPublicKey
  DeleteApplication DeleteBucket DeleteBucketLifecycle DeleteCluster DeleteClusterNodePool DeleteClusterNodes
  DeleteDisk DeleteEip DeleteEnsRouteEntry DeleteEnsSaleConditionControl DeleteEnsSaleControl DeleteEpnInstance
  DeleteFileSystem DeleteForwardEntry DeleteHaVips DeleteImage DeleteKeyPairs DeleteLoadBalancerListener
  DeleteMountTarget DeleteNatGateway DeleteNetwork DeleteNetworkAcl DeleteNetworkAclEntry DeleteNetworkInterfaces
  DeleteNetworkPeerConnection DeleteObject DeleteSDG DeleteSecurityGroup DeleteSecurityGroupPermissions
  DeleteSnapshot DeleteSnatEntry DeleteSnatIpForSnatEntry DeleteStorageGateway DeleteStorageVolume DeleteVSwitch
  DeployInstanceSDG DeploySDG DetachDisk DetachInstanceSDG DetachKeyPair DetachNetworkInterface DistApplicationData
  EventMigrateInstance EventRebootInstance EventRedeployInstance ExportBillDetailData ExportImage
  ExportMeasurementData ImportImage ImportKeyPair InitializeENSECKServiceRole InstallClusterAddons
  JoinPublicIpsToEpnInstance JoinSecurityGroup JoinVSwitchesToEpnInstance LeaveSecurityGroup ManageAICLogin
  ModifyAICInstanceType ModifyClusterAddon ModifyClusterNodePool ModifyEnsEipAddressAttribute ModifyEnsRouteEntry
  ModifyEpnInstance ModifyFileSystem ModifyForwardEntry ModifyHaVipAttribute ModifyImageAttribute
  ModifyImageSharePermission ModifyInstanceAttribute ModifyInstanceAutoRenewAttribute ModifyInstanceBootConfiguration
  ModifyInstanceChargeType ModifyInstanceNetworkAttribute ModifyLoadBalancerAttribute ModifyNetworkAttribute
  ModifyNetworkInterfaceAttribute ModifyPrepayInstanceSpec ModifySecurityGroupAttribute ModifySnapshotAttribute
  ModifySnatEntry ModifyVSwitchAttribute MountInstanceSDG PreloadRegionSDG PushApplicationData PutBucket PutBucketAcl
  PutBucketLifecycle ReInitDisk RebootAICInstance RebootARMServerInstance RebootInstance RebootInstances
  RecoverAICInstance ReinitInstance ReinitInstances ReleaseAICInstance ReleaseARMServerInstance ReleaseInstance
  ReleasePostPaidInstance ReleasePrePaidInstance RemoveBackendServers RemoveInstanceSDG
  RemovePublicIpsFromEpnInstance RemoveSDG RemoveSDGs RemoveVSwitchesFromEpnInstance RenewARMServerInstance
  RenewInstance RescaleApplication RescaleDeviceService ResetAICInstance ResetDisk ResizeDisk RevokeSecurityGroup
  RevokeSecurityGroupEgress RollbackApplication RunInstances RunServiceSchedule SaveSDG ScaleClusterNodePool
  SetBackendServers SetLoadBalancerHTTPListenerAttribute SetLoadBalancerHTTPSListenerAttribute SetLoadBalancerStatus
  SetLoadBalancerTCPListenerAttribute SetLoadBalancerUDPListenerAttribute ShareAICImage StartEpnInstance
  StartInstance StartInstances StartLoadBalancerListener StartSnatIpForSnatEntry StopEpnInstance StopInstance
  StopInstances StopLoadBalancerListener StopSnatIpForSnatEntry TagResources UnAssociateEnsEipAddress
  UnInstallClusterAddons UnassignPrivateIpAddresses UnassociateHaVip UnassociateNetworkAcl UnloadRegionSDG
  UnmountInstanceSDG UntagResources UpdateClusterCertificate UpdateEnsSaleControl UpgradeAICInstanceImage
  UpgradeApplication UpgradeClusterAddons UploadAICPublicKey
`);

/** The writes that a token makes safe to repeat. */
const tokens = { CreateEipInstance: "ClientToken", CreateLoadBalancer: "ClientToken" };

const spec = specOf("ens");
const operations = operationsOf(spec);
const kinds = new Map(reviewedOf(spec).map((operation) => [operation.operationId, operation["x-acs-kind"]]));

it("says of all whether they read or write, as reviewed", () => {
  const reviewed = [...reads.map((action) => [action, "read"]), ...writes.map((action) => [action, "write"])];
  expect(Object.fromEntries([...kinds].map(([action, kind]) => [action, kind?.kind]))).toEqual(
    Object.fromEntries(reviewed.filter(([action]) => kinds.has(String(action)))),
  );
});

it("takes what nobody has looked at to write", () => {
  const others = operations.filter(({ operationId }) => ![...reads, ...writes].includes(operationId));
  for (const { operationId, ...operation } of others) {
    expect([operation["x-acs-unreviewed"], operation["x-acs-kind"]?.kind], operationId).toEqual([true, "write"]);
  }
});

it("knows every token, and no other", () => {
  const found = [...kinds].filter(([, kind]) => kind?.token !== undefined);
  expect(Object.fromEntries(found.map(([action, kind]) => [action, kind?.token]))).toEqual(
    Object.fromEntries(Object.entries(tokens).filter(([action]) => kinds.has(action))),
  );
});

it("says the same in the rows that the client goes by", () => {
  for (const [action, kind] of kinds) {
    const row = (constants as unknown as Record<string, { kind?: string; token?: string }>)[action];
    expect([row?.kind ?? "write", row?.token], action).toEqual([kind?.kind, kind?.token]);
  }
});

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
