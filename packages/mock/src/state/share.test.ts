import { expect, it } from "vitest";
import { openShop } from "../testing/shop.ts";

function shared() {
  const shop = openShop();
  const { ShelfId } = shop.call("CreateShelf");
  const { BookId } = shop.call("CreateBook", { ShelfId });
  const seen = (account: string) => shop.call("ListBooks", { BookId }, account).Books;
  return { ...shop, BookId, seen };
}

it("shows a shared record to the account that it is shared with, not to a third", () => {
  const { call, BookId, seen } = shared();
  call("ShareBook", { BookId, Users: ["2"] });
  expect(seen("2")).toMatchObject([{ BookId, Owner: "others" }]);
  expect(seen("1")).toMatchObject([{ BookId, Owner: "self" }]);
  expect(seen("3")).toEqual([]);
  expect(call("ListBooks", {}, "2").TotalCount).toBe("2");
});

it("lists a record once, however often it is shared", () => {
  const { call, BookId } = shared();
  call("ShareBook", { BookId, Users: ["2", "2"] });
  call("ShareBook", { BookId, Users: ["1", "2"] });
  expect(call("ListBooks", {}, "2").TotalCount).toBe("2");
  expect(call("ListBooks", {}, "1").TotalCount).toBe("2");
});

it("takes it back", () => {
  const { call, BookId, seen } = shared();
  call("ShareBook", { BookId, Users: ["2", "3"] });
  call("ShareBook", { BookId, Takes: ["2"] });
  expect(seen("2")).toEqual([]);
  expect(seen("3")).toHaveLength(1);
});

it.each([
  ["of somebody else's that is shared with the caller", "2", ["3"], "NotYours"],
  ["of somebody else's that the caller can't see", "3", ["2"], "InvalidParameter.BookId"],
  ["with more accounts than are allowed", "1", Array.from({ length: 11 }, (_, at) => `${at + 10}`), "TooManyUsers"],
])("refuses to share a record %s", (_, account, Users, code) => {
  const { call, BookId, seen } = shared();
  call("ShareBook", { BookId, Users: ["2"] });
  expect(call("ShareBook", { BookId, Users }, account)).toBe(code);
  expect(seen("3")).toEqual([]);
  expect(seen("10")).toEqual([]);
});

it("forgets shares of a record that is gone", () => {
  const { call, BookId } = shared();
  call("ShareBook", { BookId, Users: ["2"] });
  call("DeleteBook", { BookId });
  expect(call("ListBooks", {}, "2").TotalCount).toBe("1");
});
