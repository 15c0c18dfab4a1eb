import { expect, it } from "vitest";
import { openShop } from "../testing/shop.ts";

it("makes ids of the kind's prefix, a 5 and 24 characters, the same for the same seed", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  expect(ShelfId).toMatch(/^sh-5[0-9a-z]{24}$/);
  expect(openShop().call("CreateShelf").ShelfId).toBe(ShelfId);
  expect(openShop({ seed: 2 }).call("CreateShelf").ShelfId).not.toBe(ShelfId);
});

it("fills the fields from the request, by the table's expressions", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf", { Name: "oak", Width: 20, Material: "oak" });
  expect(call("GetShelf", { ShelfId })).toEqual({
    ShelfId,
    Status: "Ready",
    Name: "oak",
    Note: "",
    CreationTime: "2022-02-02T03:04:05Z",
    Width: 2000,
    Kind: "wooden",
    BookCount: 0,
    BookIds: { BookId: [] },
    Tags: { Tag: [] },
  });
});

it("takes the table's word where the request has none", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  expect(call("GetShelf", { ShelfId }).Name).toBe(ShelfId);
  const { BookId } = call("CreateBook", { ShelfId });
  expect(call("ListBooks", { BookId }).Books[0].Title).toBe("Untitled");
});

it("casts values to the types of the answer", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  call("CreateBook", { ShelfId, Price: 12 });
  expect(call("ListBooks", { ShelfId }).Books[0].Price).toBe("12");
});

it("makes a list out of a list, item by item", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const Chapters = [{ Title: "One", Hours: 1 }, { Title: "Two" }];
  const { BookId } = call("CreateBook", { ShelfId, Chapters });
  const { Chapter } = call("ListBooks", { BookId }).Books[0].Chapters;
  expect(Chapter[0]).toEqual({ Title: "One", Minutes: 60 });
  expect(Chapter[1].Title).toBe("Two");
});

it("takes fields of the record that a parameter names", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf", { Name: "oak" });
  const { BookId } = call("CreateBook", { ShelfId });
  expect(call("ListBooks", { BookId }).Books[0]).toMatchObject({ ShelfId, ShelfName: "oak", Owner: "self" });
});

it("makes as many as are asked for", () => {
  const { call } = openShop();
  const { ShelfIds } = call("CreateShelves", { Amount: 3 });
  expect(new Set(ShelfIds).size).toBe(3);
  expect(call("ListShelves").TotalCount).toBe(3);
});

it("makes what comes with a record, one for each item", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf", { Lamps: [{ Watt: 7 }, {}] });
  const { Lamps } = call("ListLamps", { ShelfId }).Lamps;
  expect(Lamps).toMatchObject([
    { ShelfId, Watt: 7 },
    { ShelfId, Watt: 5 },
  ]);
});

it.each([
  ["a reference that nobody has", "CreateBook", { ShelfId: "sh-none" }, "NoSuchShelf"],
  ["a name that is taken", "CreateShelf", { Name: "taken" }, "ShelfExists"],
])("refuses %s, with the operation's code", (_, action, parameters, code) => {
  const { call } = openShop();
  call("CreateShelf", { Name: "taken" });
  expect(call(action, parameters)).toBe(code);
  expect(call("ListShelves").TotalCount).toBe(1);
});

it("lets two accounts take the same name", () => {
  const { call } = openShop();
  call("CreateShelf", { Name: "taken" }, "1");
  expect(call("CreateShelf", { Name: "taken" }, "2")).toHaveProperty("ShelfId");
});

it("answers a repeated client token with the first answer, and makes nothing more", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const first = call("CreateBook", { ShelfId, ClientToken: "a" });
  expect(call("CreateBook", { ShelfId, ClientToken: "a" })).toEqual(first);
  expect(call("CreateBook", { ShelfId, ClientToken: "b" })).not.toEqual(first);
  expect(call("ListBooks", { ShelfId }).TotalCount).toBe("2");
});

it("knows the last ten thousand client tokens, for a server that is asked all day must not grow by them", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const book = (ClientToken: string) => call("CreateBook", { ShelfId, ClientToken }).BookId;
  const [first, second] = [book("t-0"), book("t-1")];
  for (let n = 2; n <= 10_000; n++) book(`t-${n}`);
  expect(book("t-1")).toBe(second);
  expect(book("t-0")).not.toBe(first);
});

it("knows what was created, by which request, and whether it is billed", () => {
  const { call, state } = openShop();
  const { ShelfId } = call("CreateShelf");
  const { BookId } = call("CreateBook", { ShelfId });
  state.seed("Lamp", {}, "1");
  const common = { accountId: "1", at: Date.UTC(2022, 1, 2, 3, 4, 5) };
  expect(state.created()).toEqual([
    { ...common, resource: "Shelf", id: ShelfId, action: "CreateShelf", requestId: "request-1", billable: true },
    { ...common, resource: "Book", id: BookId, action: "CreateBook", requestId: "request-2", billable: false },
  ]);
});

it("does nothing about an operation without an effect", () => {
  expect(openShop().call("CountStars")).toBeUndefined();
});
