import { expect, it } from "vitest";
import { inNetwork, place, world } from "./world.ts";

it("makes file systems with a mount target that is found, and goes first", async () => {
  const all = world();
  const { ens } = all;
  const { NetworkId } = await inNetwork(all);
  const order = { OrderType: "BUY", ChargeType: "PostPaid", StorgeType: "capacity", ProtocolType: "nfs" } as const;
  const OrderDetails = ["one", "two"].map((name) => {
    return { ...place, ...order, NetworkId, FileSystemName: name, MountTargetDomain: `${name}-mount` };
  });
  const { AllocationIds } = await ens.createFileSystem({ OrderDetails });
  const [FileSystemId = "", other = ""] = AllocationIds?.map(({ InstanceId = "" }) => InstanceId) ?? [];
  expect(AllocationIds?.map(({ EnsRegionId }) => EnsRegionId)).toEqual([place.EnsRegionId, place.EnsRegionId]);
  const { FileSystems } = await ens.describeFileSystems({});
  expect(FileSystems).toMatchObject([{ FileSystemId }, { FileSystemId: other }]);
  const { MountTargets } = await ens.describeMountTargets({ ...place, FileSystemId: other });
  expect(MountTargets).toMatchObject([{ MountTargetName: "two-mount", NetWorkId: NetworkId }]);
  const gone = { ...place, FileSystemId: other };
  await expect(ens.deleteFileSystem(gone)).rejects.toMatchObject({ code: "Nas.Mount.Tatget.Entity.Not.Null" });
  await ens.deleteMountTarget({ ...gone, MountTargetName: "two-mount" });
  await ens.deleteFileSystem(gone);
  expect((await ens.describeFileSystems({})).FileSystems).toMatchObject([{ FileSystemId }]);
});

it("takes an object that is not there for deleted, and a bucket for missing", async () => {
  const { ens } = world();
  const BucketName = "shelf-of-objects";
  await ens.putBucket({ BucketName });
  await ens.deleteObject({ BucketName, ObjectKey: "none" });
  const missing = ens.deleteObject({ BucketName: "another-shelf", ObjectKey: "none" });
  await expect(missing).rejects.toMatchObject({ code: "NoSuchBucket" });
});
