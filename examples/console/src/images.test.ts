import { expect } from "vitest";
import { publisher, studio, viewer } from "./accounts.ts";
import { aicImages, instanceImages, shareAicImage, sharedWith, shareImage, takeBackImage } from "./images.ts";
import { inWords } from "./in-words.ts";
import { ask, failure } from "./testing/ask.ts";
import { it } from "./testing/it.ts";

const eleven = Array.from({ length: 11 }, (_, at) => `2000000000000${at + 100}`).join(" ");

it("tells images of one's own from those of others and from everybody's", async ({ as }) => {
  await shareImage(as(studio), "m-web-server", publisher.accountId);
  const owners = async (session: ReturnType<typeof as>) =>
    Object.fromEntries((await ask(instanceImages(session))).map(({ name, owner }) => [name, owner]));
  expect(await owners(as(studio))).toMatchObject({ "web-server": "self", "game-server": "self" });
  expect(await owners(as(publisher))).toEqual({
    "web-server": "others",
    centos_6_08_64_20G_alibase_20171208: "system",
  });
});

it("shares an instance image with several accounts, and takes it back from one", async ({ as }) => {
  const session = as(studio);
  const seen = async () => (await ask(instanceImages(as(publisher)))).some(({ id }) => id === "m-web-server");
  await shareImage(session, "m-web-server", ` ${publisher.accountId}, 3000000000000003\n`);
  expect(await ask(sharedWith(session, "m-web-server"))).toEqual([publisher.accountId, "3000000000000003"]);
  expect(await seen()).toBe(true);
  await takeBackImage(session, "m-web-server", publisher.accountId);
  expect(await ask(sharedWith(session, "m-web-server"))).toEqual(["3000000000000003"]);
  expect(await seen()).toBe(false);
});

it("does not let a user share who may only look", async ({ as }) => {
  const error = await failure(shareImage(as(viewer), "m-web-server", publisher.accountId));
  expect(inWords(error)).toMatchObject({
    title: "This account may not do that.",
    detail: "It needs the permission ens:ModifyImageSharePermission.",
  });
});

it("shows an AIC image to the account that it was shared with", async ({ as }) => {
  const seen = async () => (await ask(aicImages(as(publisher)))).map(({ id }) => id);
  expect(await seen()).not.toContain("m-game-launcher");
  await shareAicImage(as(studio), "m-game-launcher", publisher.accountId);
  expect(await seen()).toContain("m-game-launcher");
});

it.for([
  ["nobody", "", /^Enter at least one account id\.$/],
  ["eleven accounts at once", eleven, /Users/],
] as const)("refuses to share an AIC image with %s", async ([, text, detail], { as }) => {
  const error = await failure(shareAicImage(as(studio), "m-game-launcher", text));
  expect(inWords(error)).toMatchObject({ title: "That did not work.", detail: expect.stringMatching(detail) });
});
