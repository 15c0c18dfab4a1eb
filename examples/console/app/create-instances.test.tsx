import { expect } from "vitest";
import { page, userEvent } from "vitest/browser";
import { viewer } from "../src/accounts.ts";
import { Instances } from "./instances.tsx";
import { findings, it, timePasses } from "./testing/it.tsx";

const opener = () => page.getByRole("button", { name: "Create instances" });
const create = () => page.getByRole("button", { name: "Create", exact: true });
const dialog = () => page.getByRole("dialog", { name: "Create instances" });

it("creates an instance by keyboard, which starts by itself", async ({ mock, show }) => {
  show((session) => <Instances session={session} />);
  await expect.element(opener()).toBeVisible();
  opener().element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog().getByLabelText("Name")).toHaveFocus();
  await expect.element(create()).toHaveAttribute("aria-disabled", "false");
  expect(await findings()).toEqual([]);

  await userEvent.keyboard("{Control>}a{/Control}api-1{Enter}");
  await expect.element(page.getByText("On the way: 1 instance.")).toBeVisible();
  await expect.element(opener()).toHaveFocus();
  expect(mock.calls("RunInstances").map(({ parameters }) => parameters.InstanceName)).toEqual(["api-1"]);

  await page.getByRole("button", { name: "Show" }).click();
  await expect.element(page.getByRole("cell", { name: "Starting" })).toBeVisible();
  await timePasses(mock, page.getByRole("cell", { name: "Running" }));
});

it("shows the service's objection beside the field, which gets the focus", async ({ show }) => {
  show((session) => <Instances session={session} />);
  await opener().click();
  await expect.element(create()).toHaveAttribute("aria-disabled", "false");
  const amount = dialog().getByLabelText("How many");
  await amount.fill("101");
  await create().click();
  await expect.element(dialog().getByText(/Amount is more than 100/)).toBeVisible();
  await expect.element(amount).toHaveFocus();
  await expect.element(amount).toHaveAccessibleDescription(/Amount is more than 100\./);
  expect(await findings()).toEqual([]);

  await amount.fill("2");
  await create().click();
  await expect.element(page.getByText("On the way: 2 instances.")).toBeVisible();
});

it("shows what is about no field above the buttons, and nothing of it the next time", async ({ show }) => {
  show((session) => <Instances session={session} />, viewer);
  await opener().click();
  await expect.element(create()).toHaveAttribute("aria-disabled", "false");
  await create().click();
  await expect.element(dialog().getByText("It needs the permission ens:RunInstances.")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await opener().click();
  await expect.element(dialog().getByLabelText("Name")).toBeVisible();
  expect(dialog().getByRole("alert").elements()).toEqual([]);
});

it("offers to ask again for what there is to choose from", async ({ mock, show }) => {
  mock.fail("DescribeEnsRegions", "NoPermission", { times: 1 });
  show((session) => <Instances session={session} />);
  await opener().click();
  await dialog().getByRole("button", { name: "Try again" }).click();
  await expect.element(create()).toHaveAttribute("aria-disabled", "false");
});
