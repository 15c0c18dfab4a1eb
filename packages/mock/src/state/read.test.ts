import { expect, it } from "vitest";
import { openShop, type Shop } from "../testing/shop.ts";

const idsOf = (answer: { Shelves: { Shelf: { ShelfId: string }[] } }) => answer.Shelves.Shelf.map((one) => one.ShelfId);

it("answers an empty list, and never the table's sample, where there is nothing", () => {
  const { call } = openShop();
  expect(call("ListShelves")).toEqual({ TotalCount: 0, PageNumber: 1, PageSize: 10, Shelves: { Shelf: [] } });
});

it("answers an empty list for an id that nobody has, and refuses to describe it", () => {
  const { call } = openShop();
  expect(call("ListShelves", { ShelfId: "sh-none" }).Shelves.Shelf).toEqual([]);
  expect(call("GetShelf", { ShelfId: "sh-none" })).toBe("ShelfNotFound");
});

it("shows pages in the order of creation, never more than the most", () => {
  const { call } = openShop();
  const { ShelfIds } = call("CreateShelves", { Amount: 60 });
  expect(idsOf(call("ListShelves"))).toEqual(ShelfIds.slice(0, 10));
  expect(idsOf(call("ListShelves", { PageNumber: 3, PageSize: 7 }))).toEqual(ShelfIds.slice(14, 21));
  const wide = call("ListShelves", { PageSize: 100 });
  expect(wide).toMatchObject({ TotalCount: 60, PageSize: 50 });
  expect(wide.Shelves.Shelf).toHaveLength(50);
  expect(call("ListShelves", { PageNumber: 99 })).toMatchObject({ TotalCount: 60, PageNumber: 99 });
});

it("answers page fields in the type that the answer has for them", () => {
  const { call } = openShop();
  expect(call("ListBooks", { PageNumber: "1", PageSize: "3" })).toMatchObject({
    TotalCount: "1",
    PageNumber: "1",
    PageSize: "3",
  });
});

it("leaves out what is everybody's where a list is of one's own", () => {
  const { call } = openShop();
  const [{ BookId }] = call("ListBooksByToken", {}).Books;
  expect(call("ListOwnBooks")).toEqual({ Books: [] });
  expect(call("ListOwnBooks", { BookId })).toEqual({ Books: [] });
  const { ShelfId } = call("CreateShelf");
  call("CreateBook", { ShelfId, Title: "a" });
  expect(call("ListOwnBooks").Books).toMatchObject([{ Title: "a" }]);
});

it("goes through pages by token until there is none", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  for (const Title of ["a", "b", "c", "d"]) call("CreateBook", { ShelfId, Title });
  const titles: string[] = [];
  let NextToken = "";
  do {
    const page = call("ListBooksByToken", { NextToken, MaxResults: 2 });
    titles.push(...page.Books.map((one: { Title: string }) => one.Title));
    NextToken = page.NextToken;
  } while (NextToken !== "");
  expect(titles).toEqual(["Catalogue", "a", "b", "c", "d"]);
});

const filters: [parameters: (ids: Record<string, string>) => Record<string, unknown>, names: string[]][] = [
  [({ oak }) => ({ ShelfId: oak }), ["oak"]],
  [({ oak, elm }) => ({ ShelfIds: JSON.stringify([oak, elm]) }), ["oak", "elm"]],
  [() => ({ ShelfIds: "[]" }), []],
  [() => ({ Name: "oak" }), ["oak"]],
  [() => ({ Name: "oa" }), []],
  [() => ({ Names: "oak, ash" }), ["oak", "ash"]],
  [() => ({ Part: "l" }), ["elm", "ash"]],
  [() => ({ Start: "a" }), ["ash"]],
  [() => ({ MinWidth: 1000 }), ["elm"]],
  [() => ({ Tag: [{ Key: "room", Value: "1" }] }), ["oak"]],
  [() => ({ Tag: [{ Key: "room" }] }), ["oak", "elm"]],
  [({ book }) => ({ BookId: book }), ["ash"]],
  [() => ({ BookId: "b-none" }), []],
  [({ oak }) => ({ ShelfId: oak, Name: "elm" }), []],
];

function stocked(): Shop & { ids: Record<string, string> } {
  const shop = openShop();
  const ids: Record<string, string> = {
    oak: shop.call("CreateShelf", { Name: "oak", Width: 2, Tag: [{ Key: "room", Value: "1" }] }).ShelfId,
    elm: shop.call("CreateShelf", { Name: "elm", Width: 10, Tag: [{ Key: "room", Value: "2" }] }).ShelfId,
    ash: shop.call("CreateShelf", { Name: "ash", Note: "of the library" }).ShelfId,
  };
  ids.book = shop.call("CreateBook", { ShelfId: ids.ash }).BookId;
  return { ...shop, ids };
}

it.each(filters)("filters by each rule: case %#", (parameters, names) => {
  const { call, ids } = stocked();
  const answer = call("ListShelves", parameters(ids));
  expect(idsOf(answer)).toEqual(names.map((name) => ids[name]));
  expect(answer.TotalCount).toBe(names.length);
});

it("shows an account its own records and everybody's, and no other's", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf", {}, "1");
  const { BookId } = call("CreateBook", { ShelfId }, "1");
  expect(idsOf(call("ListShelves", {}, "2"))).toEqual([]);
  expect(call("GetShelf", { ShelfId }, "2")).toBe("ShelfNotFound");
  const seen = (account: string) => call("ListBooks", {}, account).Books;
  expect(seen("2")).toMatchObject([{ BookId: "b-of-all", Owner: "system" }]);
  expect(seen("1")).toMatchObject([{ Owner: "system" }, { BookId, Owner: "self" }]);
});

it("hands out copies: what a caller does to an answer changes nothing", () => {
  const { call, state } = openShop();
  const { ShelfId } = call("CreateShelf", { Tag: [{ Key: "a", Value: "b" }] });
  const answer = call("GetShelf", { ShelfId });
  answer.Tags.Tag[0].Key = "changed";
  expect(call("GetShelf", { ShelfId }).Tags.Tag).toEqual([{ Key: "a", Value: "b" }]);
  const seeded = state.seed("Book", { Chapters: { Chapter: [{ Title: "One" }] }, BookId: "b-1" }, "1");
  (seeded.Chapters as { Chapter: { Title: string }[] }).Chapter[0] = { Title: "changed" };
  expect(call("ListBooks", { BookId: "b-1" }).Books[0].Chapters.Chapter[0].Title).toBe("One");
});

it("filters a long list as a short one, and sees what changed in between", () => {
  const { call } = openShop();
  for (let at = 0; at < 5; at++) call("CreateShelves", { Amount: 50, Note: `-n${at}-` });
  const { ShelfId } = call("CreateShelf", { Name: "oak" });
  const oaks = () => idsOf(call("ListShelves", { Names: "oak" }));
  expect(oaks()).toEqual([ShelfId]);
  expect(oaks()).toEqual([ShelfId]);
  call("RenameShelf", { ShelfId, Name: "elm" });
  expect(oaks()).toEqual([]);
  expect(call("ListShelves", { Part: "-n3-" }).TotalCount).toBe(50);
  expect(call("ListShelves", { Name: "elm", Start: "o" }).TotalCount).toBe(0);
});

it("keeps the order of a long list, whatever comes, goes and is renamed in between", () => {
  const { call, state } = openShop();
  const names = ["oak", "elm", "ash"];
  for (let at = 0; at < 300; at++) call("CreateShelf", { Name: names[at % 3] });
  const found = (Name: string) => {
    const ids: string[] = [];
    for (let PageNumber = 1; ids.length < 50 * PageNumber; PageNumber++) {
      const page = idsOf(call("ListShelves", { Name, PageSize: 50, PageNumber }));
      if (page.length === 0) break;
      ids.push(...page);
    }
    return ids;
  };
  const searched = (Name: string) =>
    state.records("Shelf").flatMap((shelf) => (shelf.Name === Name ? [shelf.ShelfId] : []));
  for (let step = 0; step < 40; step++) {
    const all = state.records("Shelf");
    const { ShelfId } = all[(step * 37) % all.length] as { ShelfId: string };
    if (step % 4 === 0) call("DeleteShelf", { ShelfId });
    else if (step % 4 === 1) call("CreateShelf", { Name: names[step % 3] });
    else call("RenameShelf", { ShelfId, Name: names[step % 3] });
    for (const name of names) expect([step, name, found(name)]).toEqual([step, name, searched(name)]);
  }
});

it("sorts by the fields that its names stand for, the first name counting most", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  for (const [Title, Price] of [
    ["b", 2],
    ["a", 2],
    ["c", 10],
  ])
    call("CreateBook", { ShelfId, Title, Price });
  const titles = (order: object | string) => {
    const Order = typeof order === "string" ? order : JSON.stringify(order);
    return call("ListBooks", { ShelfId, Order })
      .Books.map((one: { Title: string }) => one.Title)
      .join("");
  };
  expect(titles({ TitleSort: "asc" })).toBe("abc");
  expect(titles({ PriceSort: "desc", TitleSort: "asc" })).toBe("cab");
  expect(titles({ PriceSort: "asc", TitleSort: "desc" })).toBe("bac");
  expect(titles({ TitleSort: "sideways" })).toBe("bac");
  expect(titles("no order")).toBe("bac");
});

it("hides a field that a parameter says no to; what is always there is empty then", () => {
  const { call } = openShop();
  const [LampId] = call("CreateLamp", { Watt: 7 }).LampIds;
  const shown = (more: object) => call("ListLamps", { LampId, ...more }).Lamps.Lamps[0];
  expect(shown({ ShowCorner: true })).toMatchObject({ Watt: 7, Corner: "(none)" });
  expect(shown({ ShowCorner: false, ShowWatt: "false" })).not.toHaveProperty("Corner");
  expect(shown({ ShowWatt: "false" })).toMatchObject({ Watt: 0 });
});
