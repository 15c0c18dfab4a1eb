import { createClient } from "@acskit/client";
import { createEnsClient } from "@acskit/ens";
import { ens as product } from "@acskit/ens/actions";
import { createEnsMock } from "@acskit/ens-mock";
import { expect, it } from "vitest";

// What the Terraform provider calls and no document has.

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const place = { EnsRegionId: "cn-beijing-15" };

function world() {
  const mock = createEnsMock();
  const options = { credentials, fetch: mock.fetch };
  const raw = createClient(product, options);
  const call = (action: string, parameters: object) => raw.call({ action }, parameters);
  return { ens: createEnsClient({ ...options, clock: mock.clock }), call };
}

it("releases a load balancer by DeleteLoadBalancer", async () => {
  const { ens, call } = world();
  const { NetworkId = "" } = await ens.createNetwork({ ...place, CidrBlock: "10.0.0.0/8" });
  const { VSwitchId = "" } = await ens.createVSwitch({ ...place, CidrBlock: "10.0.8.0/24", NetworkId });
  const made = { ...place, LoadBalancerSpec: "elb.s1.small", PayType: "PostPaid", NetworkId, VSwitchId } as const;
  const { LoadBalancerId = "" } = await ens.createLoadBalancer(made);
  await call("DeleteLoadBalancer", { LoadBalancerId });
  await expect(ens.describeLoadBalancerAttribute({ LoadBalancerId })).rejects.toThrow("NotFound");
});

it("renames a disk by ModifyDiskAttribute and a NAT gateway by ModifyNatGatewayAttribute", async () => {
  const { ens, call } = world();
  const asked = {
    ...place,
    InstanceChargeType: "PostPaid",
    Category: "cloud_ssd",
    Size: "20",
    DiskName: "old",
  } as const;
  const { InstanceIds: [DiskId = ""] = [] } = await ens.createDisk(asked);
  await call("ModifyDiskAttribute", { DiskId, DiskName: "new" });
  expect((await ens.describeDisks({ DiskId })).Disks?.Disks).toMatchObject([{ DiskName: "new", Size: 20480 }]);
  const { NetworkId = "" } = await ens.createNetwork({ ...place, CidrBlock: "10.0.0.0/8" });
  const { NatGatewayId = "" } = await ens.createNatGateway({ ...place, NetworkId });
  await call("ModifyNatGatewayAttribute", { NatGatewayId, Name: "new" });
  expect((await ens.describeNatGateways({ NatGatewayId })).NatGateways).toMatchObject([{ Name: "new" }]);
});

it("changes the type of a pay-as-you-go instance by ModifyPostPaidInstanceSpec", async () => {
  const { ens, call } = world();
  const asked = { ...place, InstanceType: "ens.sn1.stiny", InstanceChargeType: "PostPaid" } as const;
  const { InstanceIds: [InstanceId = ""] = [] } = await ens.runInstances(asked);
  await call("ModifyPostPaidInstanceSpec", { InstanceId, InstanceType: "ens.sn1.small" });
  const { Instances } = await ens.describeInstances({ InstanceId });
  expect(Instances?.Instance).toMatchObject([{ SpecName: "ens.sn1.small", Status: "Running" }]);
});
