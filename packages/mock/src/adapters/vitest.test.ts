import { test as base, expect } from "vitest";
import { createMockWith } from "../create-mock.ts";
import { call } from "../testing/caller.ts";
import { pantry } from "../testing/pantry.ts";
import { shelves } from "../testing/shelves.ts";
import { mockFixture } from "./vitest.ts";

const fixture = mockFixture(() => createMockWith(pantry, shelves), { leaks: true });
const test = base.extend(fixture);

for (const name of ["gives each test a mock", "gives the next one another"]) {
  test(name, async ({ mock }) => {
    expect(mock.calls()).toEqual([]);
    mock.seed("Shelf", { Name: "oak" });
    await call(mock, "DescribeShelves", {}, { method: "GET" });
    expect(mock.calls()).toHaveLength(1);
  });
}

/** Runs the fixture around a test as vitest does. */
const around = (state: string | undefined, what: (mock: ReturnType<typeof createMockWith>) => Promise<unknown>) =>
  fixture.mock({ task: state === undefined ? {} : { result: { state } } }, async (mock) => void (await what(mock)));

base("fails a test that leaves something behind", async () => {
  await expect(around("pass", (mock) => call(mock, "CreateShelf", { Name: "oak" }))).rejects.toThrow(
    "Shelf s-1, created by CreateShelf, call 1",
  );
});

base("says nothing more of a test that has failed", async () => {
  await around("fail", (mock) => call(mock, "CreateShelf", { Name: "oak" }));
});

base("does not look for leaks unless it is told to", async () => {
  const { mock: silent } = mockFixture(() => createMockWith(pantry, shelves));
  await silent({ task: {} }, async (mock) => void (await call(mock, "CreateShelf", { Name: "oak" })));
});
