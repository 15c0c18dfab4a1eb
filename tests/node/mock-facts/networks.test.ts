import { describe, expect, it } from "vitest";
import { createEip, inNetwork, place, runInstances, world } from "./world.ts";

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
    const all = world();
    const [InstanceId = ""] = await runInstances(all);
    const { SecurityGroupId = "" } = await all.ens.createSecurityGroup({});
    await all.ens.joinSecurityGroup({ SecurityGroupId, InstanceId });
    await expect(all.ens.joinSecurityGroup({ SecurityGroupId, InstanceId })).rejects.toMatchObject({
      code: "InstanceAlreadyBound",
    });
    await all.ens.leaveSecurityGroup({ SecurityGroupId, InstanceId });
    await all.ens.joinSecurityGroup({ SecurityGroupId, InstanceId });
  });
});

it("refuses to revoke a rule that there is none of", async () => {
  const { ens } = world();
  const { SecurityGroupId = "" } = await ens.createSecurityGroup({});
  const rule = { SecurityGroupId, IpProtocol: "tcp", PortRange: "22/22", SourceCidrIp: "10.0.0.0/8" } as const;
  await ens.authorizeSecurityGroup(rule);
  const wrong = ens.revokeSecurityGroup({ ...rule, PortRange: "23/23" });
  await expect(wrong).rejects.toMatchObject({ code: "SecurityGroupRule.NotFound" });
  await ens.revokeSecurityGroup(rule);
  const unknown = ens.revokeSecurityGroup({ ...rule, SecurityGroupId: "sg-none" });
  await expect(unknown).rejects.toMatchObject({ code: "InvalidSecurityGroupId.NotFound" });
});

describe("elastic addresses", () => {
  it("are free, without a trace of it, once what they belonged to is released", async () => {
    const all = world();
    const { ens } = all;
    const [InstanceId = ""] = await runInstances(all);
    const { AllocationId } = await createEip(all);
    await ens.associateEnsEipAddress({ AllocationId, InstanceId, InstanceType: "EnsInstance", Standby: true });
    await ens.releasePostPaidInstance({ InstanceId });
    const { EipAddresses } = await ens.describeEnsEipAddresses({ AllocationId });
    const free = { Status: "Available", InstanceId: "", InstanceType: "", Standby: false };
    expect(EipAddresses?.EipAddress).toMatchObject([free]);
  });

  it("let a NAT gateway's networks out, and only those that there are", async () => {
    const all = world();
    const { ens } = all;
    const { NetworkId, VSwitchId } = await inNetwork(all);
    const { NatGatewayId = "" } = await ens.createNatGateway({ ...place, NetworkId, VSwitchId });
    const { AllocationId, address } = await createEip(all);
    await ens.associateEnsEipAddress({ AllocationId, InstanceId: NatGatewayId, InstanceType: "Nat" });
    const { SnatEntryId = "" } = await ens.createSnatEntry({
      NatGatewayId,
      SourceVSwitchId: VSwitchId,
      SnatIp: address,
    });
    const shown = await ens.describeSnatAttribute({ SnatEntryId });
    expect(shown).toMatchObject({ SourceCIDR: "10.0.8.0/24", SnatIps: [{ Ip: address, Status: "Running" }] });
    const none = ens.createSnatEntry({ NatGatewayId, SourceCIDR: "10.0.9.0/24", SnatIp: "192.0.2.1" });
    await expect(none).rejects.toMatchObject({ code: "InvalidParameter.SnatIp" });
    const held = ens.deleteNatGateway({ NatGatewayId });
    await expect(held).rejects.toMatchObject({ code: "DependencyViolation.NatRule" });
    await ens.deleteSnatEntry({ SnatEntryId });
    await expect(ens.deleteNatGateway({ NatGatewayId })).rejects.toMatchObject({ code: "DependencyViolation.Eip" });
    await ens.unAssociateEnsEipAddress({ AllocationId });
    await ens.deleteNatGateway({ NatGatewayId });
  });
});

describe("network interfaces", () => {
  it("are given the private addresses that the answers say", async () => {
    const all = world();
    const { ens } = all;
    const { VSwitchId } = await inNetwork(all);
    const { SecurityGroupId = "" } = await ens.createSecurityGroup({});
    const made = await ens.createNetworkInterface({ VSwitchId, SecurityGroupIds: [SecurityGroupId] });
    const [NetworkInterfaceId = ""] = made.NetworkInterfaceIds ?? [];
    const assigned = await ens.assignPrivateIpAddresses({ NetworkInterfaceId });
    const shown = async () => {
      const { NetworkInterfaceSets } = await ens.describeNetworkInterfaces({ NetworkInterfaceId });
      const [one] = NetworkInterfaceSets?.NetworkInterfaceSet ?? [];
      return one?.PrivateIpSets?.PrivateIpSet?.map(({ PrivateIpAddress = "" }) => PrivateIpAddress) ?? [];
    };
    expect(await shown()).toEqual(assigned.AssignedPrivateIpAddressesSet?.PrivateIpSet);
    await ens.unassignPrivateIpAddresses({ NetworkInterfaceId, PrivateIpAddress: await shown() });
    expect(await shown()).toEqual([]);
  });

  it("stay with their instance where they are its primary ones", async () => {
    const all = world();
    const { ens } = all;
    const [InstanceId = ""] = await runInstances(all);
    await ens.stopInstance({ InstanceId });
    const { NetworkInterfaceSets } = await ens.describeNetworkInterfaces({ InstanceId });
    const [{ NetworkInterfaceId = "" } = {}] = NetworkInterfaceSets?.NetworkInterfaceSet ?? [];
    const detached = ens.detachNetworkInterface({ NetworkInterfaceId });
    await expect(detached).rejects.toMatchObject({ code: "IncorrectInstanceStatus" });
  });
});

it("keeps a virtual address in use until nothing is associated with it", async () => {
  const all = world();
  const { ens } = all;
  const { VSwitchId, NetworkId } = await inNetwork(all);
  const [one = "", other = ""] = await runInstances(all, { VSwitchId, NetWorkId: NetworkId, Amount: 2 });
  const { HaVipIds: [HaVipId = ""] = [] } = await ens.createHaVip({ VSwitchId });
  for (const InstanceId of [one, other]) await ens.associateHaVip({ HaVipId, InstanceId });
  const shown = async () => (await ens.describeHaVips({ HaVipId })).HaVips?.[0];
  const addresses = (await shown())?.AssociatedInstances?.map(({ IpAddress }) => IpAddress);
  expect(addresses).toEqual(["10.0.8.2", "10.0.8.3"]);
  await ens.unassociateHaVip({ HaVipId, InstanceId: one });
  expect(await shown()).toMatchObject({ Status: "InUse", AssociatedInstances: [{ InstanceId: other }] });
  await expect(ens.deleteHaVips({ HaVipIds: [HaVipId] })).rejects.toThrow();
  await ens.unassociateHaVip({ HaVipId, InstanceId: other });
  expect(await shown()).toMatchObject({ Status: "Available", AssociatedInstances: [] });
  await ens.deleteHaVips({ HaVipIds: [HaVipId] });
});

it("shows on both sides that an access control list is bound to a network", async () => {
  const { ens } = world();
  const { NetworkId = "" } = await ens.createNetwork({ ...place, CidrBlock: "10.0.0.0/8" });
  const { NetworkAclId = "" } = await ens.createNetworkAcl({ NetworkAclName: "list" });
  const both = { NetworkAclId, Resource: [{ ResourceType: "Network", ResourceId: NetworkId }] } as const;
  const bound = async () => {
    const { NetworkAcls } = await ens.describeNetworkAcls({ NetworkAclId });
    const network = await ens.describeNetworkAttribute({ NetworkId });
    return [NetworkAcls?.[0]?.Resources?.map(({ ResourceId }) => ResourceId), network.NetworkAclId ?? ""];
  };
  await ens.accosicateNetworkAcl({ ...both, Resource: [...both.Resource] });
  expect(await bound()).toEqual([[NetworkId], NetworkAclId]);
  const again = ens.accosicateNetworkAcl({ ...both, Resource: [...both.Resource] });
  await expect(again).rejects.toMatchObject({ code: "InvalidResource.Associated" });
  const held = ens.deleteNetworkAcl({ NetworkAclId });
  await expect(held).rejects.toMatchObject({ code: "DependencyNetworkViolation" });
  await ens.unassociateNetworkAcl({ ...both, Resource: [...both.Resource] });
  expect(await bound()).toEqual([[], ""]);
  const unbound = ens.unassociateNetworkAcl({ ...both, Resource: [...both.Resource] });
  await expect(unbound).rejects.toMatchObject({ code: "InvalidResource.NotBond" });
  await ens.deleteNetworkAcl({ NetworkAclId });
});
