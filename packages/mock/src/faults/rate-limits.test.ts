import { testClock } from "@acskit/client/clock";
import { withSignature } from "@acskit/signer";
import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { heard } from "../testing/caller.ts";
import { shelves } from "../testing/shelves.ts";

const limited = { ...shelves, limits: { CreateShelf: { user: 2, api: 3 } } };
const start = Date.UTC(2026, 0, 2, 3, 4, 5, 250);

function busy(limits = true) {
  const clock = testClock(start);
  const accounts = { 2: { accessKeys: { other: "othersecret" } } };
  const mock = createMock(limited, { limits, clock, accounts });
  const create = async (accessKeyId = "testid", accessKeySecret = "testsecret") => {
    const sign = withSignature({ credentials: { accessKeyId, accessKeySecret }, now: clock.now });
    const response = await sign(mock.fetch)("https://shelves.aliyuncs.com/?Name=oak", {
      method: "POST",
      headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" },
    });
    return [(await heard(response)).code ?? "ok", response.headers.get("x-acs-retry-after")];
  };
  return { clock, mock, create };
}

it("counts the calls of an account and of all, by the second of the mock's clock", async () => {
  const { clock, create } = busy();
  expect(await create()).toEqual(["ok", null]);
  expect(await create()).toEqual(["ok", null]);
  expect(await create()).toEqual(["Throttling.User", "750"]);
  expect(await create("other", "othersecret")).toEqual(["ok", null]);
  expect(await create("other", "othersecret")).toEqual(["Throttling.Api", "750"]);
  clock.advance(750);
  expect(await create()).toEqual(["ok", null]);
});

it("starts anew after a reset", async () => {
  const { mock, create } = busy();
  for (let n = 0; n < 3; n++) await create();
  mock.reset();
  expect(await create()).toEqual(["ok", null]);
});

it("counts nothing unless it is told to", async () => {
  const { create } = busy(false);
  for (let n = 0; n < 5; n++) expect((await create())[0]).toBe("ok");
});
