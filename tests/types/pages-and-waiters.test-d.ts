import type { DescribeInstancesResponse, EnsClient } from "@acskit/ens";
import { type Pages, paginate } from "@acskit/ens/pages";
import { type Waiters, waitFor } from "@acskit/ens/waiters";
import { expectTypeOf, it } from "vitest";

declare const ens: EnsClient;
type Instance = NonNullable<NonNullable<DescribeInstancesResponse["Instances"]>["Instance"]>[number];

it("types items and pages by the action", async () => {
  const instances = paginate(ens, "DescribeInstances", { EnsRegionId: "cn-hangzhou-44" }, { limit: 5 });
  for await (const instance of instances) expectTypeOf(instance).toEqualTypeOf<Instance>();
  for await (const answer of instances.pages()) expectTypeOf(answer).toEqualTypeOf<DescribeInstancesResponse>();
  for await (const app of paginate(ens, "ListApplications"))
    expectTypeOf(app.AppId).toEqualTypeOf<string | undefined>();
});

it("has an item for every listing", () => {
  expectTypeOf<
    { [A in keyof Pages]: unknown extends Pages[A]["item"] ? A : never }[keyof Pages]
  >().toEqualTypeOf<never>();
});

it("requires what the operation requires, and nothing where it requires nothing", () => {
  paginate(ens, "DescribeInstances");
  paginate(ens, "ListTagResources", { ResourceType: "instance" });
  // @ts-expect-error ResourceType is missing
  paginate(ens, "ListTagResources");
  // @ts-expect-error ResourceType is missing
  paginate(ens, "ListTagResources", {});
  // @ts-expect-error no such parameter
  paginate(ens, "DescribeInstances", { instanceName: "a" });
  // @ts-expect-error no such option
  paginate(ens, "DescribeInstances", {}, { max: 5 });
  // @ts-expect-error an operation without pages
  paginate(ens, "RunInstances", {});
});

it("types the record by the waiter", async () => {
  expectTypeOf(await waitFor(ens, "InstanceRunning", { InstanceId: "i-1" })).toEqualTypeOf<Instance>();
  expectTypeOf(await waitFor(ens, "InstanceGone", { InstanceId: "i-1" })).toEqualTypeOf<Instance | undefined>();
  const options = { delayMs: 1_000, deadlineMs: 60_000, timeoutMs: 5_000 };
  waitFor(ens, "AICInstanceReady", { ServerId: "s-1", InstanceId: "i-1" }, options);
  // @ts-expect-error ServerId is missing
  waitFor(ens, "AICInstanceReady", { InstanceId: "i-1" });
  // @ts-expect-error no such waiter
  waitFor(ens, "InstanceRuns", { InstanceId: "i-1" });
});

it("has a record for every waiter", () => {
  type Untyped = { [W in keyof Waiters]: unknown extends Waiters[W]["record"] ? W : never }[keyof Waiters];
  expectTypeOf<Untyped>().toEqualTypeOf<never>();
});
