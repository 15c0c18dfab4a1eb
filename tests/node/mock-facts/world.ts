import { type Clock, createClient } from "@acskit/client";
import { createEnsClient, type EnsClient } from "@acskit/ens";
import { ens as product } from "@acskit/ens/actions";
import { createEnsMock } from "@acskit/ens-mock";

// What somebody who knows the service would look at twice: fields that move, counts that add up, what is refused.

export const place = { EnsRegionId: "cn-beijing-15" };

/** The account that shares nothing yet. */
export const otherAccount = "1000000000000002";

export interface World {
  readonly mock: ReturnType<typeof createEnsMock>;
  readonly ens: EnsClient;
  /** The same of the other account. */
  readonly other: EnsClient;
  // biome-ignore lint/suspicious/noExplicitAny: answers of all kinds are looked into
  readonly call: (action: string, parameters?: object) => Promise<any>;
}

export function world(clock?: Clock): World {
  const accounts = { [otherAccount]: { accessKeys: { otherid: "othersecret" } } };
  const mock = createEnsMock({ accounts, ...(clock && { clock }) });
  const options = { fetch: mock.fetch, clock: mock.clock };
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const theirs = { accessKeyId: "otherid", accessKeySecret: "othersecret" };
  const small = createClient(product, { ...options, credentials });
  return {
    mock,
    ens: createEnsClient({ ...options, credentials, retry: false }),
    other: createEnsClient({ ...options, credentials: theirs, retry: false }),
    call: (action, parameters = {}) => small.call({ action }, parameters),
  };
}

export async function inNetwork({ ens }: World): Promise<{ NetworkId: string; VSwitchId: string }> {
  const { NetworkId = "" } = await ens.createNetwork({ ...place, CidrBlock: "10.0.0.0/8" });
  const { VSwitchId = "" } = await ens.createVSwitch({ ...place, CidrBlock: "10.0.8.0/24", NetworkId });
  return { NetworkId, VSwitchId };
}

export async function runInstances({ ens }: World, more: object = {}): Promise<string[]> {
  const asked = { ...place, InstanceType: "ens.sn1.stiny", InstanceChargeType: "PostPaid", ...more } as const;
  return (await ens.runInstances(asked)).InstanceIds ?? [];
}

export async function createDisk({ ens }: World, more: object = {}): Promise<string> {
  const asked = { ...place, InstanceChargeType: "PostPaid", Category: "cloud_ssd", Size: "20", ...more } as const;
  return (await ens.createDisk(asked)).InstanceIds?.[0] ?? "";
}

export async function createEip({ ens }: World): Promise<{ AllocationId: string; address: string }> {
  const asked = { ...place, InternetChargeType: "95BandwidthByMonth", InstanceChargeType: "PostPaid" } as const;
  const { AllocationId = "" } = await ens.createEipInstance(asked);
  const { EipAddresses } = await ens.describeEnsEipAddresses({ AllocationId });
  return { AllocationId, address: EipAddresses?.EipAddress?.[0]?.IpAddress ?? "" };
}
