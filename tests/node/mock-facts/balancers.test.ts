import { expect, it } from "vitest";
import { inNetwork, place, runInstances, type World, world } from "./world.ts";

async function createBalancer(all: World): Promise<string> {
  const asked = { ...place, LoadBalancerSpec: "elb.s1.small", PayType: "PostPaid", ...(await inNetwork(all)) } as const;
  return (await all.ens.createLoadBalancer(asked)).LoadBalancerId ?? "";
}

it("keeps listeners of one port apart by their protocol", async () => {
  const all = world();
  const { ens } = all;
  const LoadBalancerId = await createBalancer(all);
  const at = { LoadBalancerId, ListenerPort: 80 };
  await ens.createLoadBalancerTCPListener({ ...at, Description: "tcp" });
  await expect(ens.describeLoadBalancerUDPListenerAttribute(at)).rejects.toMatchObject({ code: "ListenerNotFound" });
  await ens.createLoadBalancerUDPListener({ ...at, Description: "udp" });
  await ens.setLoadBalancerTCPListenerAttribute({ ...at, Description: "new" });
  expect(await ens.describeLoadBalancerTCPListenerAttribute(at)).toMatchObject({ Description: "new" });
  expect(await ens.describeLoadBalancerUDPListenerAttribute(at)).toMatchObject({ Description: "udp" });
  for (const method of ["startLoadBalancerListener", "deleteLoadBalancerListener"] as const) {
    await expect(ens[method](at), method).rejects.toMatchObject({ code: "TooManyListeners" });
    await ens[method]({ ...at, ListenerProtocol: "udp" });
  }
  await ens.startLoadBalancerListener(at);
  const { ListenerPorts, ListenerPortsAndProtocols } = await ens.describeLoadBalancerAttribute({ LoadBalancerId });
  expect(ListenerPorts?.map(String)).toEqual(["80"]);
  expect(ListenerPortsAndProtocols).toMatchObject([{ ListenerPort: 80, ListenerProtocol: "tcp" }]);
});

it("is found by its servers, and has none that are released", async () => {
  const all = world();
  const { ens } = all;
  const LoadBalancerId = await createBalancer(all);
  const [ServerId = "", other = ""] = await runInstances(all, { Amount: 2 });
  await ens.addBackendServers({ LoadBalancerId, BackendServers: [{ ServerId, Weight: 50, Type: "ens" }] });
  const found = async (id: string) => (await ens.describeLoadBalancers({ ServerId: id })).LoadBalancers?.LoadBalancer;
  expect(await found(ServerId)).toMatchObject([{ LoadBalancerId }]);
  expect(await found(other)).toEqual([]);
  await ens.releasePostPaidInstance({ InstanceId: ServerId });
  expect((await ens.describeLoadBalancerAttribute({ LoadBalancerId })).BackendServers).toEqual([]);
});
