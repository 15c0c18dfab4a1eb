import { createEnsClient, type EnsClient, isAcsError, type ShareAICImageRequest } from "@acskit/ens";
import { createClient, ens as product, ShareAICImage } from "@acskit/ens/actions";
import { expectTypeOf, it } from "vitest";

declare const ens: EnsClient;
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

it("requires what is required", () => {
  expectTypeOf<ShareAICImageRequest>().toEqualTypeOf<ShareAICImageRequest>();
  expectTypeOf(ens.shareAICImage).parameter(0).toExtend<{ ImageId: string; Users: string[] }>();
  // @ts-expect-error Users is missing
  ens.shareAICImage({ ImageId: "mykey" });
  // @ts-expect-error names on the wire are names in the code
  ens.shareAICImage({ imageId: "mykey", users: [] });
  // @ts-expect-error account ids are text
  ens.shareAICImage({ ImageId: "mykey", Users: [1] });
});

it("needs no parameters where none is required", () => {
  ens.describeRegionIsps();
  ens.describeInstances();
  // @ts-expect-error something is required here
  ens.shareAICImage();
});

it("always has a request id in an answer", () => {
  expectTypeOf(ens.shareAICImage).returns.resolves.toExtend<{ RequestId: string }>();
});

it("closes the enums of requests", () => {
  ens.runInstances({ InstanceChargeType: "PostPaid" });
  // @ts-expect-error not a value of the enum
  ens.runInstances({ InstanceChargeType: "Free" });
});

it("brings query and form parameters together", () => {
  ens.reinitInstance({ InstanceId: "i-1", ImageId: "m-1", Password: "p" });
  ens.rescaleDeviceService({
    AppId: "a",
    ResourceSelector: "{}",
    RescaleType: "Add",
    RescaleLevel: "RegionId",
    IpType: "1",
  } as never);
});

it("takes 64-bit integers as bigint", () => {
  ens.runInstances({ Period: 9223372036854775807n });
});

it("types the openapi-fetch client underneath", async () => {
  const { data } = await ens.api.POST("/ShareAICImage", { params: { query: { ImageId: "mykey", Users: ["1"] } } });
  expectTypeOf(data).toExtend<{ RequestId: string } | undefined>();
  // @ts-expect-error Users is missing
  ens.api.POST("/ShareAICImage", { params: { query: { ImageId: "mykey" } } });
  // @ts-expect-error no such operation
  ens.api.POST("/ShareAICImages", {});
});

it("types an action's constant", async () => {
  const client = createClient(product, { credentials });
  const answer = await client.call(ShareAICImage, { ImageId: "mykey", Users: ["1"] });
  expectTypeOf(answer.RequestId).toEqualTypeOf<string>();
  // @ts-expect-error Users is missing
  client.call(ShareAICImage, { ImageId: "mykey" });
});

type OwnCode = "NetworkError" | "Timeout" | "UnexpectedAnswer" | "PagingFailed" | "WaitFailed" | "WaitTimeout";

it("narrows the code of an error to those of its action and the client's own", () => {
  const error: unknown = new Error();
  if (isAcsError(error, "ShareAICImage")) {
    expectTypeOf(error.code).toEqualTypeOf<
      "Interface.Call.Failed" | "Interface.Call.Error" | "NoPermission" | `InvalidParameter.${string}` | OwnCode
    >();
    // @ts-expect-error no code of this operation's
    if (error.code === "InstanceIdNotFound") throw error;
  }
  // It documents none.
  if (isAcsError(error, "StartInstances")) expectTypeOf(error.code).toEqualTypeOf<OwnCode>();
  // @ts-expect-error no such operation
  isAcsError(error, "ShareAICImages");
});

it("wants credentials", () => {
  createEnsClient({ credentials });
  // @ts-expect-error credentials are missing
  createEnsClient({ regionId: "cn-hangzhou" });
});
