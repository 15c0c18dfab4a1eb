import { createEnsClient } from "@acskit/ens";
import { mswHandlers } from "@acskit/mock/msw";
import { type FetchQueryOptions, QueryClient, QueryObserver } from "@tanstack/react-query";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { accounts, createConsoleMock } from "./console-mock.ts";
import { inWords } from "./in-words.ts";
import { images, instances, type Session, shareImage, switchInstance } from "./queries.ts";
import scenario from "./scenario.json" with { type: "json" };

const mock = createConsoleMock("manual");
const server = setupServer(...mswHandlers(mock));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(() => {
  mock.reset();
  mock.seed(scenario);
});

const [studio, publisher] = accounts.map(
  (account): Session => ({
    account: account.id,
    ens: createEnsClient({ credentials: account, clock: mock.clock }),
  }),
) as [Session, Session];
const first = { page: 1, status: "", search: "" };

const get = <Data, Key extends readonly unknown[]>(options: FetchQueryOptions<Data, Error, Data, Key>) =>
  new QueryClient({ defaultOptions: { queries: { retry: false } } }).fetchQuery(options);

it("is loading, then shows the first page and how many there are", async () => {
  const observer = new QueryObserver(new QueryClient(), instances(studio, first));
  expect(observer.getCurrentResult().status).toBe("pending");
  const done = new Promise<void>((resolve) => {
    observer.subscribe(({ isSuccess }) => isSuccess && resolve());
  });
  await done;
  const { data } = observer.getCurrentResult();
  observer.destroy();
  expect([data?.items.length, data?.items[0]?.name, data?.total]).toEqual([10, "web-1", 12]);
});

it("turns pages", async () => {
  const { items } = await get(instances(studio, { ...first, page: 2 }));
  expect(items.map(({ name }) => name)).toEqual(["logs-1", "logs-2"]);
});

it("filters by state and by a part of the name", async () => {
  const { items } = await get(instances(studio, { page: 1, status: "Stopped", search: "web" }));
  expect(items).toMatchObject([{ name: "web-2", status: "Stopped", region: "cn-beijing-15" }]);
});

it("is empty for an account that has nothing", async () => {
  expect(await get(instances(publisher, first))).toEqual({ items: [], total: 0 });
});

it("starts an instance, which takes its time", async () => {
  const only = { ...first, search: "web-2" };
  const state = async () => (await get(instances(studio, only))).items[0]?.status;
  const { items } = await get(instances(studio, only));
  await switchInstance(studio, items[0]?.id ?? "", "on");
  expect(await state()).toBe("Starting");
  await mock.clock.advance("10s");
  expect(await state()).toBe("Running");
});

it("says kindly what cannot be done in this state", async () => {
  const { items } = await get(instances(studio, { ...first, search: "web-1" }));
  const error = await switchInstance(studio, items[0]?.id ?? "", "on").catch((reason: Error) => reason);
  expect(inWords(error as Error)).toMatchObject({ title: "That did not work.", advice: expect.stringMatching(/\w/) });
});

it("goes on by itself through a throttled moment", async () => {
  const fault = mock.fault("DescribeInstances", { kind: "throttle", retryAfterMs: 2000 }, { times: 1 });
  const answer = get(instances(studio, first));
  await expect.poll(() => fault.hits).toBe(1);
  await mock.clock.advance("2s");
  expect((await answer).total).toBe(12);
  expect(mock.calls("DescribeInstances")).toHaveLength(2);
});

it("tells a person who may not do something what would help, and support what it asks for", async () => {
  mock.fail("DescribeInstances", "NoPermission");
  const error = await get(instances(studio, first)).catch((reason: Error) => reason);
  expect(inWords(error as Error)).toEqual({
    title: "This account may not do that.",
    advice: expect.stringContaining("permission"),
    reference: expect.stringMatching(/^NoPermission, request [0-9A-F-]{36}$/),
  });
});

it("shows an image to the account that it was shared with", async () => {
  const seen = async () => (await get(images(publisher))).map(({ id }) => id);
  expect(await seen()).not.toContain("m-game-launcher");
  await shareImage(studio, "m-game-launcher", ` ${publisher.account}, `);
  expect(await seen()).toContain("m-game-launcher");
});

it.each([
  ["", "Enter at least one account id."],
  [Array.from({ length: 11 }, (_, at) => `2000000000000${at + 100}`).join(" "), /\w/],
])("refuses to share with %j", async (text, advice) => {
  const error = await shareImage(studio, "m-game-launcher", text).catch((reason: Error) => reason);
  expect(inWords(error as Error)).toMatchObject({ title: "That did not work.", advice: expect.stringMatching(advice) });
});
