import { expect, it } from "vitest";
import { createMock, createMockWith } from "../create-mock.ts";
import { call } from "../testing/caller.ts";
import { pantry } from "../testing/pantry.ts";
import { shelves } from "../testing/shelves.ts";

const stocked = () => createMockWith(pantry, shelves);

it("puts a record there that calls then find", async () => {
  const mock = stocked();
  expect(mock.seed("Shelf", { Name: "oak" })).toEqual({ ShelfId: "s-1", Name: "oak" });
  const { body } = await call(mock, "DescribeShelves", {}, { method: "GET" });
  expect(body.Shelves).toEqual([{ ShelfId: "s-1", Name: "oak" }]);
  expect(mock.leaks()).toEqual([]);
});

it("puts a whole scenario there, faults included", async () => {
  const mock = stocked();
  const seeded = mock.seed({
    resources: { Shelf: [{ Name: "oak" }, { Name: "elm" }] },
    accounts: { "2": { resources: { Shelf: [{ Name: "ash" }] } } },
    faults: [
      { action: "CreateShelf", code: "NoPermission", times: 1 },
      { action: "LockShelf", fault: { kind: "error", status: 503, code: "ServiceUnavailable" } },
    ],
  });
  expect(seeded).toEqual({
    Shelf: [
      { ShelfId: "s-1", Name: "oak" },
      { ShelfId: "s-2", Name: "elm" },
      { ShelfId: "s-3", Name: "ash" },
    ],
  });
  expect(mock.records("Shelf", { account: "2" })).toHaveLength(1);
  expect((await call(mock, "CreateShelf", { Name: "oak" })).code).toBe("NoPermission");
  expect((await call(mock, "LockShelf", { ShelfId: "s-1" }, { form: { Password: "1234" } })).status).toBe(503);
});

it.each([
  [null, "scenario is not an object"],
  [{ records: {} }, "scenario: there is no records; there are resources, accounts, faults"],
  [{ resources: [] }, "scenario: resources is not an object of records by resource"],
  [{ resources: { Shelf: {} } }, "scenario: resources.Shelf is not a list of records"],
  [{ resources: { Shelf: [{}, 5] } }, "scenario: resources.Shelf[1] is not an object"],
  [{ resources: { Book: [{}] } }, "scenario: resources.Book[0]: there is no resource Book; there are Shelf"],
  [{ resources: { Shelf: [{}, { Nme: "oak" }] } }, "scenario: resources.Shelf[1]: Shelf has no field Nme; it has Name"],
  [{ accounts: { me: {} } }, "scenario: accounts.me: the id of an account is made of digits"],
  [{ accounts: { 2: { Shelf: [] } } }, "scenario: accounts.2: there is no Shelf; there are resources"],
  [{ faults: {} }, "scenario: faults is not a list"],
  [{ faults: [{ action: "CreateShelf" }] }, "scenario: faults[0] has code or fault, one of them"],
  [
    { resources: { Shelf: [{}] }, faults: [{ action: "X", code: "Y" }] },
    "scenario: faults[0]: fail: there is no operation X",
  ],
])("refuses %j, and leaves nothing of it behind", async (scenario, message) => {
  const mock = stocked();
  expect(() => mock.seed(scenario as never)).toThrow(message);
  expect(mock.records("Shelf")).toEqual([]);
});

it("goes back to a snapshot, its time included, and to the beginning", async () => {
  const mock = stocked();
  mock.seed("Shelf", { Name: "oak" });
  const before = mock.clock.now();
  const snapshot = mock.snapshot();
  await call(mock, "CreateShelf", { Name: "elm" });
  await mock.clock.advance("1d");
  expect(mock.records("Shelf")).toHaveLength(2);
  mock.restore(snapshot);
  expect(mock.records("Shelf")).toHaveLength(1);
  expect(mock.clock.now() - before).toBeLessThan(3_600_000);
  expect(mock.snapshot()).toBe(snapshot);
  await mock.clock.advance("1d");
  mock.reset();
  expect([mock.records("Shelf"), mock.calls()]).toEqual([[], []]);
  expect(mock.clock.now() - before).toBeLessThan(3_600_000);
});

it("takes a snapshot to another mock of the product, and to no other", () => {
  const mock = stocked();
  mock.seed("Shelf", { Name: "oak" });
  const other = stocked();
  other.restore(mock.snapshot());
  expect(other.records("Shelf")).toEqual(mock.records("Shelf"));
  const third = createMockWith(pantry, { ...shelves, version: "2021-01-01" });
  expect(() => third.restore(mock.snapshot())).toThrow("a snapshot of Shelves 2020-01-01, not of Shelves 2021-01-01");
  for (const text of ["", "{}", "[]", "null"]) expect(() => mock.restore(text)).toThrow("this is no snapshot");
});

it("names what was created and not released, by which call, and what is billed", async () => {
  const mock = stocked();
  await call(mock, "DescribeShelves", {}, { method: "GET" });
  await call(mock, "CreateShelf", { Name: "gold" });
  await call(mock, "CreateShelf", { Name: "oak" });
  await call(mock, "CreateShelf", { Name: "elm" });
  await call(mock, "LockShelf", { ShelfId: "s-2" }, { form: { Password: "1234" } });
  expect(mock.leaks()).toMatchObject([
    { resource: "Shelf", id: "s-1", action: "CreateShelf", call: 2, billable: true },
    { resource: "Shelf", id: "s-3", action: "CreateShelf", call: 4, billable: false },
  ]);
  expect(() => mock.expectNoLeaks()).toThrow(
    /^2 created and not released, 1 of them billed:\n {2}Shelf s-1, created by CreateShelf, call 2, .*, account 1000000000000001, billed\n {2}Shelf s-3, created by CreateShelf, call 4, .*1$/,
  );
  mock.reset();
  mock.expectNoLeaks();
});

it("says so where the product has no resources", () => {
  const mock = createMock(shelves);
  expect(() => mock.seed("Shelf", {})).toThrow("Shelves has no resources in its table");
  mock.restore(mock.snapshot());
  mock.expectNoLeaks();
});
