import { testClock } from "@acskit/client/clock";
import { expect, it } from "vitest";
import { createDisk, otherAccount, runInstances, world } from "./world.ts";

it("lists AIC images by kind: everybody's, or one's own and those that are shared", async () => {
  const { ens, other } = world();
  const idsOf = async (client: typeof ens, ImageType?: "public" | "private") => {
    const { Images } = await client.describeAICImages(ImageType ? { ImageType } : {});
    return Images?.map(({ ImageId }) => ImageId);
  };
  const everybodys = "m-ad0ddaddc2d54adeaa09b7c0f1e00002";
  expect(await idsOf(ens, "public")).toEqual([everybodys]);
  expect(await idsOf(ens, "private")).toContain("mykey");
  expect(await idsOf(other, "private")).toEqual([]);
  await ens.shareAICImage({ ImageId: "mykey", Users: [otherAccount] });
  expect(await idsOf(other, "private")).toEqual(["mykey"]);
  expect(await idsOf(other)).toEqual([everybodys, "mykey"]);
});

it("finds what was made on a day by that day", async () => {
  const { ens } = world(testClock(Date.UTC(2026, 1, 2, 15, 4, 5)));
  const count = async (MinDate: string, MaxDate: string) =>
    (await ens.describeAICImages({ MinDate, MaxDate })).Images?.length;
  expect(await count("2026-02-02", "2026-02-02")).toBe(3);
  expect(await count("2026-02-01", "2026-02-01")).toBe(0);
  expect(await count("2026-02-03", "2026-02-04")).toBe(0);
});

it("counts the accounts that an image is shared with, and takes them away one by one", async () => {
  const all = world();
  const { ens, other } = all;
  const [InstanceId = ""] = await runInstances(all);
  const { ImageId = "" } = await ens.createImage({ ImageName: "image", InstanceId });
  await ens.modifyImageSharePermission({ ImageId, AddAccounts: `${otherAccount},1000000000000003` });
  const shared = await ens.describeImageSharePermission({ ImageId });
  expect(shared).toMatchObject({ TotalCount: 2, PageNumber: 1, PageSize: 10 });
  expect((await other.describeSelfImages({})).Images?.Image).toMatchObject([{ ImageId, ImageOwnerAlias: "others" }]);
  await ens.modifyImageSharePermission({ ImageId, RemoveAccounts: otherAccount });
  expect(await ens.describeImageSharePermission({ ImageId })).toMatchObject({ TotalCount: 1 });
  expect((await other.describeSelfImages({})).Images?.Image).toEqual([]);
});

it("renews a server in the form that its dates have, and hides its instances if asked to", async () => {
  const { ens } = world(testClock(Date.UTC(2026, 0, 31, 15, 4, 5)));
  const asked = { EnsRegionId: "cn-beijing-15", PayType: "PrePaid", ServerType: "cas.cf53r", Amount: 1 } as const;
  const instance = { InstanceType: "aic.cf53r.c2.np", ImageId: "mykey", Resolution: "720*1280" } as const;
  const made = await ens.createARMServerInstances({ ...asked, ...instance, Period: 1, PeriodUnit: "Year" });
  const [InstanceId = ""] = made.InstanceIds ?? [];
  const shown = async (DescribeAICInstances?: boolean) => {
    const options = DescribeAICInstances === undefined ? {} : { DescribeAICInstances };
    return (await ens.describeARMServerInstances({ ServerIds: [InstanceId], ...options })).Servers?.[0];
  };
  expect((await shown())?.ExpiredTime).toBe("2027-01-31 15:04:05");
  await ens.renewARMServerInstance({ InstanceId, Period: 1, PeriodUnit: "Year" });
  expect((await shown())?.ExpiredTime).toBe("2028-01-31 15:04:05");
  expect((await shown())?.AICInstances).toMatchObject([{ SdgDeployInfo: {} }]);
  expect((await shown(false))?.AICInstances).toEqual([]);
});

it("says of an image that it is not exported, exported, gone", async () => {
  const all = world();
  const { ens } = all;
  const [InstanceId = ""] = await runInstances(all);
  const { ImageId = "" } = await ens.createImage({ ImageName: "image", InstanceId });
  const status = async () => (await ens.describeExportImageStatus({ ImageId })).ImageExportStatus;
  expect(await status()).toBe("Unexported");
  const { ExportedImageURL } = await ens.exportImage({ ImageId, OSSBucket: "b", OSSRegionId: "cn-beijing" });
  expect(await status()).toBe("Exported");
  const { Images } = await ens.describeExportImageInfo({ ImageName: "image" });
  expect(Images?.Image).toMatchObject([{ ImageId, ExportedImageURL, ImageExportStatus: "Exported" }]);
  await ens.deleteImage({ ImageId });
  await expect(status()).rejects.toThrow("NotFound");
  expect((await ens.describeExportImageInfo({})).Images?.Image).toEqual([]);
});

it("saves a data group that is there, and upgrades to images that are", async () => {
  const { ens } = world();
  const asked = { EnsRegionId: "cn-beijing-15", PayType: "PostPaid", ServerType: "cas.cf53r", Amount: 1 } as const;
  const instance = { InstanceType: "aic.cf53r.c2.np", ImageId: "mykey", Resolution: "720*1280" } as const;
  const { InstanceIds: ServerIds = [] } = await ens.createARMServerInstances({ ...asked, ...instance });
  const shown = async () => (await ens.describeARMServerInstances({ ServerIds })).Servers?.[0]?.AICInstances?.[0];
  const { SDGId = "" } = await ens.createSDG({ InstanceId: (await shown())?.InstanceId ?? "", Size: "20" });
  await ens.saveSDG({ SDGId });
  expect((await ens.describeSDG({})).SDGs).toMatchObject([{ SDGId, AvaliableRegionIds: [{ Status: "success" }] }]);
  await expect(ens.upgradeAICInstanceImage({ ServerIds, ImageId: "none" })).rejects.toThrow("NotFound");
  expect(await shown()).toMatchObject({ ImageId: "mykey" });
  await ens.upgradeAICInstanceImage({ ServerIds, ImageId: "m-ad0ddaddc2d54adeaa09b7c0f1e00002" });
  expect(await shown()).toMatchObject({ ImageId: "m-ad0ddaddc2d54adeaa09b7c0f1e00002" });
});

it("is as large as the system disk, or the snapshot, that it is made of", async () => {
  const all = world();
  const { ens } = all;
  const DiskId = await createDisk(all, { Size: "60" });
  const [InstanceId = ""] = await runInstances(all, { SystemDisk: { Size: 40 }, DataDisk: [{ Size: 100 }] });
  const { SnapShotId: [SnapshotId = ""] = [] } = await ens.createSnapshot({ EnsRegionId: "cn-beijing-15", DiskId });
  await ens.createImage({ ImageName: "of-instance", InstanceId });
  await ens.createImage({ ImageName: "of-snapshot", SnapshotId });
  const { Images } = await ens.describeSelfImages({});
  expect(Images?.Image?.map(({ ImageName, ImageSize }) => [ImageName, ImageSize])).toEqual([
    ["of-instance", "40"],
    ["of-snapshot", "60"],
  ]);
});
