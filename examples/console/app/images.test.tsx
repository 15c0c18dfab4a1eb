import { expect } from "vitest";
import { page } from "vitest/browser";
import { publisher, viewer } from "../src/accounts.ts";
import { AicImages } from "./aic-images.tsx";
import { InstanceImages } from "./instance-images.tsx";
import { findings, it, item, timePasses } from "./testing/it.tsx";

it("shares an instance image with another account, and takes it back", async ({ mock, show }) => {
  show((session) => <InstanceImages session={session} />);
  await item("listitem", "web-server")
    .getByText(/^Sharing/)
    .click();
  await expect.element(page.getByText("Nobody else sees it.")).toBeVisible();
  await page.getByLabelText("Share web-server with accounts").fill(publisher.accountId);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect.element(page.getByText(`Shared with ${publisher.accountId}.`)).toBeVisible();
  await expect.element(page.getByRole("list", { name: "Accounts that see web-server" })).toBeVisible();
  expect(await findings()).toEqual([]);

  await page.getByRole("button", { name: `Take back web-server from ${publisher.accountId}` }).click();
  await expect.element(page.getByText("Nobody else sees it.")).toBeVisible();
  expect(mock.calls("ModifyImageSharePermission").map(({ parameters }) => parameters)).toMatchObject([
    { ImageId: "m-web-server", AddAccounts: publisher.accountId },
    { ImageId: "m-web-server", RemoveAccounts: publisher.accountId },
  ]);
});

it("shows to the other account what was shared with it, and no more", async ({ mock, show }) => {
  show((session) => <InstanceImages session={session} />);
  await item("listitem", "web-server")
    .getByText(/^Sharing/)
    .click();
  await page.getByLabelText("Share web-server with accounts").fill(publisher.accountId);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect.poll(() => mock.calls("ModifyImageSharePermission").length).toBe(1);

  show((session) => <InstanceImages session={session} />, publisher);
  await expect.element(item("listitem", "web-server").getByText("ubuntu · shared with you")).toBeVisible();
  expect(page.getByText(/^Sharing/).elements()).toEqual([]);
  expect(page.getByText("game-server").elements()).toEqual([]);
});

it("says what is missing to who may only look", async ({ show }) => {
  show((session) => <InstanceImages session={session} />, viewer);
  await item("listitem", "web-server")
    .getByText(/^Sharing/)
    .click();
  await page.getByLabelText("Share web-server with accounts").fill(publisher.accountId);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect.element(page.getByText("It needs the permission ens:ModifyImageSharePermission.")).toBeVisible();
});

it("shares an AIC image", async ({ show }) => {
  show((session) => <AicImages session={session} />);
  const launcher = item("listitem", "Game launcher");
  await launcher.getByLabelText("Share m-game-launcher with accounts").fill(publisher.accountId);
  await launcher.getByRole("button", { name: "Share" }).click();
  await expect.element(launcher.getByText(`Shared with ${publisher.accountId}.`)).toBeVisible();
  expect(await findings()).toEqual([]);
});

it("says at its place that nothing was typed", async ({ show }) => {
  show((session) => <AicImages session={session} />);
  const launcher = item("listitem", "Game launcher");
  await launcher.getByRole("button", { name: "Share" }).click();
  await expect.element(launcher.getByRole("alert").getByText("Enter at least one account id.")).toBeVisible();
  expect(await findings()).toEqual([]);
});

it("says that it is loading, and offers to try again when the service fails", async ({ mock, show }) => {
  mock.fault("DescribeAICImages", { kind: "latency", ms: "1s" }, { times: 1 });
  mock.fail("DescribeAICImages", "NoPermission", { times: 1 });
  show((session) => <AicImages session={session} />);
  await expect.element(page.getByText("Loading AIC images…")).toBeInTheDocument();
  await timePasses(mock, page.getByRole("alert"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByText("m-game-launcher").first()).toBeVisible();
});
