import { expect } from "vitest";
import { page, userEvent } from "vitest/browser";
import { publisher, viewer } from "../src/accounts.ts";
import { Instances } from "./instances.tsx";
import { findings, it, item, timePasses } from "./testing/it.tsx";

it("says that it is loading, then shows a page of instances", async ({ mock, show }) => {
  const latency = mock.fault("DescribeInstances", { kind: "latency", ms: "1s" }, { times: 1 });
  show((session) => <Instances session={session} />);
  await expect.element(page.getByText("Loading instances…")).toBeInTheDocument();
  expect(await findings()).toEqual([]);

  await expect.poll(() => latency.hits).toBe(1);
  await mock.clock.advance("1s");
  await expect.element(page.getByRole("rowheader", { name: /^web-1/ })).toBeVisible();
  expect(page.getByRole("rowheader").elements()).toHaveLength(10);
  expect(await findings()).toEqual([]);
});

it("turns pages by keyboard, and keeps the focus at the last one", async ({ show }) => {
  show((session) => <Instances session={session} />);
  const next = page.getByRole("button", { name: "Next" });
  await expect.element(next).toBeVisible();
  next.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("rowheader", { name: /^logs-2/ })).toBeVisible();
  await expect.element(page.getByText("Page 2 of 2")).toBeVisible();
  await expect.element(next).toHaveAttribute("aria-disabled", "true");
  await expect.element(next).toHaveFocus();
});

it("finds instances, and the way back when there is none", async ({ show }) => {
  show((session) => <Instances session={session} />);
  await page.getByRole("searchbox", { name: "Search" }).fill("game");
  await page.getByRole("combobox", { name: "State" }).selectOptions("Stopped");
  await expect.poll(() => page.getByRole("rowheader").elements().length).toBe(1);
  await expect.element(page.getByRole("rowheader", { name: /^game-2/ })).toBeVisible();

  await page.getByRole("searchbox", { name: "Search" }).fill("nothing");
  await expect.element(page.getByText("No instance fits.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect.element(page.getByText("Page 1 of 2")).toBeVisible();
});

it("invites an account without instances to create one", async ({ show }) => {
  show((session) => <Instances session={session} />, publisher);
  await expect.element(page.getByText("No instance yet. Create the first one.")).toBeVisible();
  expect(await findings()).toEqual([]);
});

it("shows an instance on its way, live, and says so to those who hear the page", async ({ mock, show }) => {
  show((session) => <Instances session={session} />);
  await page.getByRole("button", { name: "Start web-2" }).click();
  const row = item("row", "web-2");
  await expect.element(row.getByText("Starting")).toBeVisible();
  await expect.element(row.getByRole("button")).toHaveAttribute("aria-disabled", "true");

  await timePasses(mock, row.getByText("Running"));
  await expect.element(page.getByRole("status").filter({ hasText: /web-2: Running/ })).toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Stop web-2" })).toBeVisible();
});

it("offers to try again when the service fails, and then works", async ({ mock, show }) => {
  mock.fail("DescribeInstances", "NoPermission", { times: 1 });
  show((session) => <Instances session={session} />);
  await expect.element(page.getByRole("alert").getByText("This account may not do that.")).toBeVisible();
  expect(await findings()).toEqual([]);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByRole("rowheader", { name: /^web-1/ })).toBeVisible();
  expect(page.getByRole("alert").elements()).toEqual([]);
});

it("comes through a throttled moment without a word of the person's", async ({ mock, show }) => {
  const fault = mock.fault("DescribeInstances", { kind: "throttle", retryAfterMs: 2000 }, { times: 1 });
  show((session) => <Instances session={session} />);
  await expect.poll(() => fault.hits).toBe(1);
  await timePasses(mock, page.getByRole("rowheader"));
  expect(mock.calls("DescribeInstances").map(({ code }) => code)).toEqual(["Throttling.User", undefined]);
});

it("tells who may only look which permission is missing", async ({ show }) => {
  show((session) => <Instances session={session} />, viewer);
  await page.getByRole("button", { name: "Stop web-1" }).click();
  await expect.element(page.getByText("It needs the permission ens:StopInstance.")).toBeVisible();
  expect(await findings()).toEqual([]);
});
