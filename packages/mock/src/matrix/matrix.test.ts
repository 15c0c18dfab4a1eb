import { expect, it } from "vitest";
import { createMockWith } from "../create-mock.ts";
import { call } from "../testing/caller.ts";
import { pantry } from "../testing/pantry.ts";
import { shelves } from "../testing/shelves.ts";
import type { Failing } from "./matrix.ts";

const stocked = () => createMockWith(pantry, shelves);

it("runs a test for each code of each operation that it touches, from the same state", async () => {
  const mock = stocked();
  mock.seed("Shelf", { Name: "oak" });
  const runs: [Failing | undefined, number, string | undefined][] = [];
  const rows = await mock.matrix(async (failing) => {
    const { code } = await call(mock, "CreateShelf", { Name: "elm" });
    runs.push([failing, mock.records("Shelf").length, code]);
    await call(mock, "DescribeShelves", {}, { method: "GET" });
    if (code === "NoPermission") throw Object.assign(new Error("outer"), { cause: { code } });
    if (code === "MissingName") throw new TypeError("cannot read properties of undefined");
  });
  expect(runs).toEqual([
    [undefined, 2, undefined],
    [{ action: "CreateShelf", code: "MissingName" }, 1, "MissingName"],
    [{ action: "CreateShelf", code: "InvalidParameter.Name" }, 1, "InvalidParameter.Name"],
    [{ action: "CreateShelf", code: "NoPermission" }, 1, "NoPermission"],
  ]);
  expect(rows).toMatchObject([
    { code: "MissingName", outcome: "broke", hits: 1, error: new TypeError("cannot read properties of undefined") },
    { code: "InvalidParameter.Name", outcome: "handled", hits: 1 },
    { code: "NoPermission", outcome: "propagated", hits: 1 },
  ]);
  expect(mock.records("Shelf")).toEqual([{ ShelfId: "s-1", Name: "oak" }]);
  expect((await call(mock, "CreateShelf", { Name: "elm" })).status).toBe(200);
});

it("lets one who tries again come through", async () => {
  const mock = stocked();
  const twice = async () => {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const { code } = await call(mock, "CreateShelf", { Name: "elm" });
      if (!code) return;
      if (attempt === 2) throw Object.assign(new Error(code), { code });
    }
  };
  expect((await mock.matrix(twice)).map(({ outcome }) => outcome)).toEqual(Array(3).fill("propagated"));
  const once = await mock.matrix(twice, { times: 1 });
  expect(once.map(({ outcome, hits }) => [outcome, hits])).toEqual(Array(3).fill(["handled", 1]));
});

it("proves nothing by a test that fails without a fault", async () => {
  const broken = () => {
    throw new Error("broken");
  };
  await expect(stocked().matrix(broken)).rejects.toThrow("broken");
});
