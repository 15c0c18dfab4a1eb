import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, vi } from "vitest";
import { publisher, studio, viewer } from "./accounts.ts";
import { inWords, parameterOf } from "./in-words.ts";
import { catalogue, createInstances, instances, switchInstance } from "./instances.ts";
import type { Session } from "./session.ts";
import { ask, failure } from "./testing/ask.ts";
import { it } from "./testing/it.ts";

const first = { page: 1, status: "", search: "" };

/** The one instance of this name. */
async function named(session: Session, search: string) {
  const { items } = await ask(instances(session, { ...first, search }));
  expect(items).toHaveLength(1);
  return items[0] as (typeof items)[number];
}

function form(values: Record<string, string>): FormData {
  const usual = { InstanceName: "api", EnsRegionId: "cn-beijing-15", InstanceType: "ens.sn1.stiny", Amount: "1" };
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...usual, ImageId: "m-web-server", ...values })) data.set(name, value);
  return data;
}

it("is loading, then shows the first page and how many there are", async ({ as }) => {
  const observer = new QueryObserver(new QueryClient(), instances(as(studio), first));
  expect(observer.getCurrentResult().status).toBe("pending");
  await new Promise<void>((resolve) => {
    observer.subscribe(({ isSuccess }) => isSuccess && resolve());
  });
  const { data } = observer.getCurrentResult();
  observer.destroy();
  expect([data?.items.length, data?.items[0]?.name, data?.total]).toEqual([10, "web-1", 12]);
});

it("turns pages", async ({ as }) => {
  const { items } = await ask(instances(as(studio), { ...first, page: 2 }));
  expect(items.map(({ name }) => name)).toEqual(["logs-1", "logs-2"]);
});

it("filters by state and by a part of the name", async ({ as }) => {
  const { items } = await ask(instances(as(studio), { page: 1, status: "Stopped", search: "web" }));
  expect(items).toMatchObject([{ name: "web-2", status: "Stopped", region: "cn-beijing-15", type: "ens.sn1.small" }]);
});

it("is empty for an account that has nothing", async ({ as }) => {
  expect(await ask(instances(as(publisher), first))).toEqual({ items: [], total: 0 });
});

it("starts an instance, which takes its time", async ({ as, mock }) => {
  const session = as(studio);
  const { id } = await named(session, "web-2");
  await switchInstance(session, id, "on");
  expect((await named(session, "web-2")).status).toBe("Starting");
  await mock.clock.advance("10s");
  expect((await named(session, "web-2")).status).toBe("Running");
});

it("creates as many instances as asked for, which start by themselves", async ({ as, mock }) => {
  const session = as(studio);
  const ids = await createInstances(session, form({ Amount: "2" }));
  const created = async () => (await ask(instances(session, { ...first, search: "api" }))).items;
  expect((await created()).map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect((await created()).map(({ name, status }) => [name, status])).toEqual([
    ["api001", "Starting"],
    ["api002", "Starting"],
  ]);
  await mock.clock.advance("10s");
  expect((await created()).map(({ status }) => status)).toEqual(["Running", "Running"]);
});

it("offers what can be created", async ({ as }) => {
  const { regions, types } = await ask(catalogue(as(studio)));
  expect(regions).toContainEqual({ id: "cn-beijing-15", name: "Beijing 15 (cn-beijing-15)" });
  expect(types).toContainEqual({ id: "ens.sn1.stiny", name: "ens.sn1.stiny" });
});

it.for(["0", "101", ""])(
  "leaves it to the service to say that %j is no number of instances",
  async (Amount, { as }) => {
    const error = await failure(createInstances(as(studio), form({ Amount })));
    expect(parameterOf(error)).toBe("Amount");
    expect(inWords(error).detail).toMatch(/Amount is (less than 1|more than 100)/);
  },
);

it("says kindly what cannot be done in this state", async ({ as }) => {
  const session = as(studio);
  const { id } = await named(session, "web-1");
  const error = await failure(switchInstance(session, id, "on"));
  expect(inWords(error)).toMatchObject({ title: "That did not work.", detail: expect.stringMatching(/\w/) });
});

it("goes on by itself through a throttled moment", async ({ as, mock }) => {
  const fault = mock.fault("DescribeInstances", { kind: "throttle", retryAfterMs: 2000 }, { times: 1 });
  const answer = ask(instances(as(studio), first));
  await expect.poll(() => fault.hits).toBe(1);
  await mock.clock.advance("2s");
  expect((await answer).total).toBe(12);
  expect(mock.calls("DescribeInstances")).toHaveLength(2);
});

it("lets a user look who may do nothing else, and says what is missing", async ({ as }) => {
  const session = as(viewer);
  const { id } = await named(session, "web-1");
  expect(inWords(await failure(switchInstance(session, id, "off")))).toEqual({
    title: "This account may not do that.",
    detail: "It needs the permission ens:StopInstance.",
    advice: "Whoever manages the account can give it.",
    reference: expect.stringMatching(/^NoPermission, request [0-9A-F-]{36}$/),
  });
});

it("dates what it sends by the mock's clock", async ({ as, mock }) => {
  await mock.clock.advance("1d");
  const received = vi.spyOn(mock, "fetch");
  await ask(instances(as(studio), first));
  const dates = received.mock.calls.map(([request]) => (request as Request).headers.get("x-acs-date") ?? "");
  expect(dates.map(Date.parse)).toEqual([Math.floor(mock.clock.now() / 1000) * 1000]);
});
