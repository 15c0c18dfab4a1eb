import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, it } from "vitest";
import { openShop, type Shop } from "../testing/shop.ts";

/** What is known to be there, as the answers tell: shelves with their owners, and all ids. */
interface Known {
  readonly shelves: Map<string, string>;
  readonly all: Set<string>;
}

interface Turn {
  readonly shop: Shop;
  readonly known: Known;
  readonly call: (action: string, parameters?: Record<string, unknown>) => ReturnType<Shop["call"]>;
  readonly account: string;
  readonly ShelfId: string;
  readonly LampId: string;
  readonly at: number;
}

const steps: Record<string, (turn: Turn) => void> = {
  create: ({ call, known, account, at }) => {
    const { ShelfId } = call("CreateShelf", { Name: `n${at}`, Lamps: at > 7 ? [{ Stays: true }] : [] });
    isNew(known, ShelfId);
    if (ShelfId) known.shelves.set(ShelfId, account);
  },
  book: ({ call, known, ShelfId }) => isNew(known, call("CreateBook", { ShelfId }).BookId),
  lamp: ({ call, known }) => isNew(known, call("CreateLamp").LampIds[0]),
  attach: ({ call, LampId, ShelfId }) => call("AttachLamp", { LampId, ShelfId }),
  detach: ({ call, LampId }) => call("DetachLamp", { LampId }),
  delete: ({ call, known, ShelfId, at }) => {
    if (typeof call("DeleteShelf", { ShelfId, Force: at > 5 }) !== "string") known.shelves.delete(ShelfId);
  },
  close: ({ call, ShelfId }) => call("CloseShelf", { ShelfId }),
  rename: ({ call, ShelfId, at }) => call("RenameShelf", { ShelfId, Note: `${at}` }),
  share: ({ call }) => call("ShareBook", { BookId: call("ListBooks").Books.at(-1).BookId, Users: ["2"] }),
  tag: ({ call, ShelfId, at }) =>
    call("TagThings", { ResourceType: "shelf", ResourceId: [ShelfId], Tag: [{ Key: `${at}` }] }),
  pass: ({ shop, at }) => shop.pass(at * 100),
};

function isNew({ all }: Known, id: string | undefined): void {
  if (id === undefined) return;
  expect(all.has(id)).toBe(false);
  all.add(id);
}

const step = record({
  act: constantFrom(...Object.keys(steps)),
  account: constantFrom("1", "2"),
  at: integer({ min: 0, max: 9 }),
});

function take(shop: Shop, known: Known, { act, account, at }: { act: string; account: string; at: number }): void {
  const call: Turn["call"] = (action, parameters) => shop.call(action, parameters, account);
  const own = [...known.shelves].filter(([, owner]) => owner === account).map(([id]) => id);
  const lamps = call("ListLamps").Lamps.Lamps as { LampId: string }[];
  const ShelfId = own[at % Math.max(own.length, 1)] ?? "sh-none";
  const LampId = lamps[at % Math.max(lamps.length, 1)]?.LampId ?? "la-none";
  steps[act]?.({ shop, known, call, account, ShelfId, LampId, at });
}

it("lists what was created until it is deleted, to its owner alone, whatever is done in between", () => {
  assert(
    property(array(step, { maxLength: 40 }), (steps) => {
      const shop = openShop();
      const known: Known = { shelves: new Map(), all: new Set() };
      for (const one of steps) take(shop, known, one);
      for (const account of ["1", "2"]) {
        const own = [...known.shelves].filter(([, owner]) => owner === account).map(([id]) => id);
        const { TotalCount, Shelves } = shop.call("ListShelves", { PageSize: 50 }, account);
        expect(Shelves.Shelf.map((one: { ShelfId: string }) => one.ShelfId)).toEqual(own);
        expect(TotalCount).toBe(own.length);
        for (const ShelfId of own) expect(shop.call("GetShelf", { ShelfId }, account).ShelfId).toBe(ShelfId);
      }
    }),
    { numRuns: 60 },
  );
});

it("never leaves a lamp in use on a shelf that is gone", () => {
  assert(
    property(array(step, { maxLength: 60 }), (steps) => {
      const shop = openShop();
      const known: Known = { shelves: new Map(), all: new Set() };
      for (const one of steps) take(shop, known, one);
      for (const { Status, ShelfId } of shop.call("ListLamps", { PageSize: 50 }).Lamps.Lamps) {
        if (Status === "InUse") expect(known.shelves.has(ShelfId)).toBe(true);
        if (ShelfId === "") expect(Status).toBe("Free");
      }
    }),
    { numRuns: 60 },
  );
});

it("is the same again after a snapshot, and goes on the same", () => {
  const reads = ["ListShelves", "ListBooks", "ListLamps"];
  assert(
    property(array(step, { maxLength: 25 }), array(step, { maxLength: 10 }), (before, after) => {
      const shops = [openShop({ settle: 500 }), openShop({ settle: 500 })] as const;
      const known = shops.map((): Known => ({ shelves: new Map(), all: new Set() }));
      for (const [at, shop] of shops.entries()) for (const one of before) take(shop, known[at] as Known, one);
      const saved = shops[0].state.snapshot();
      shops[0].state.reset();
      shops[0].state.restore(saved);
      expect(shops[0].state.snapshot()).toBe(saved);
      for (const [at, shop] of shops.entries()) for (const one of after) take(shop, known[at] as Known, one);
      for (const account of ["1", "2"]) {
        for (const action of reads) {
          expect(shops[0].call(action, {}, account)).toEqual(shops[1].call(action, {}, account));
        }
      }
    }),
    { numRuns: 60 },
  );
});
