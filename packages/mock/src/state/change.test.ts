import { expect, it } from "vitest";
import { openShop } from "../testing/shop.ts";

it("shows the word on the way until the clock has passed, then the settled one", () => {
  const { call, pass } = openShop({ settle: 1000 });
  const { ShelfId } = call("CreateShelf");
  const status = () => call("GetShelf", { ShelfId }).Status;
  expect(status()).toBe("Building");
  expect(call("CloseShelf", { ShelfId })).toBe("NotOpen");
  pass(999);
  expect(status()).toBe("Building");
  pass(1);
  expect(status()).toBe("Ready");
  call("CloseShelf", { ShelfId });
  expect(status()).toBe("Closing");
  pass(1000);
  expect(status()).toBe("Closed");
  call("DeleteShelf", { ShelfId });
  expect(status()).toBe("Breaking");
  pass(1000);
  expect(call("GetShelf", { ShelfId })).toBe("ShelfNotFound");
});

it("refuses a move from another word: with the operation's code, else the product's", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  expect(call("OpenShelf", { ShelfId })).toBe("IncorrectStatus");
  call("CloseShelf", { ShelfId });
  expect(call("CloseShelf", { ShelfId })).toBe("NotOpen");
  expect(call("OpenShelf", { ShelfId })).toEqual(expect.any(Object));
});

it("refuses what nobody has: with a code of the resource's that is documented, else the product's", () => {
  const { call } = openShop();
  expect(call("CloseShelf", { ShelfId: "sh-none" })).toBe("ShelfNotFound");
  expect(call("RenameShelf", { ShelfId: "sh-none" })).toBe("InvalidParameter.ShelfId");
});

it("modifies the fields that are given, and no other", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf", { Name: "oak", Note: "old" });
  call("RenameShelf", { ShelfId, Note: "new" });
  expect(call("GetShelf", { ShelfId })).toMatchObject({ Name: "oak", Note: "new" });
  call("RenameShelf", { ShelfId, Note: "" });
  expect(call("GetShelf", { ShelfId }).Note).toBe("");
});

it("does a batch, or nothing of it", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const ids = [1, 2].map(() => call("CreateBook", { ShelfId }).BookId);
  const words = () => call("ListBooks", { ShelfId }).Books.map((one: { Status: string }) => one.Status);
  expect(call("LendBooks", { BookIds: [...ids, "b-none"] })).toBe("InvalidParameter.BookIds");
  expect(words()).toEqual(["In", "In"]);
  call("LendBooks", { BookIds: ids });
  expect(words()).toEqual(["Out", "Out"]);
});

it("attaches once, shows it under the filter, and detaches", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const [LampId] = call("CreateLamp").LampIds;
  const lamps = () => call("ListLamps", { ShelfId }).Lamps.Lamps;
  expect(call("AttachLamp", { LampId, ShelfId: "sh-none" })).toBe("NoSuchShelf");
  call("AttachLamp", { LampId, ShelfId });
  expect(lamps()).toEqual([{ LampId, Status: "InUse", ShelfId, Corner: "left", Watt: 5 }]);
  expect(call("AttachLamp", { LampId, ShelfId })).toBe("IncorrectStatus");
  expect(call("DeleteLamp", { LampId })).toBe("DependencyViolation");
  call("DetachLamp", { LampId });
  expect(lamps()).toEqual([]);
  call("DeleteLamp", { LampId });
  expect(call("ListLamps").Lamps.Lamps).toEqual([]);
});

it("keeps what others lie in, unless it is told to force", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const { BookId } = call("CreateBook", { ShelfId });
  expect(call("DeleteShelf", { ShelfId })).toBe("ShelfNotEmpty");
  call("DeleteBook", { BookId });
  call("DeleteShelf", { ShelfId });
  expect(call("ListShelves").TotalCount).toBe(0);
  const full = call("CreateShelf").ShelfId;
  call("CreateBook", { ShelfId: full });
  expect(call("DeleteShelf", { ShelfId: full, Force: true })).toEqual(expect.any(Object));
});

it("takes along what goes with a record, and frees the rest", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf", { Lamps: [{ Watt: 1, Stays: true }, { Watt: 2 }] });
  const [LampId] = call("CreateLamp", { Watt: 3 }).LampIds;
  call("AttachLamp", { LampId, ShelfId });
  call("DeleteShelf", { ShelfId });
  expect(call("ListLamps").Lamps.Lamps).toMatchObject([
    { Watt: 2, ShelfId: "", Status: "Free" },
    { Watt: 3, ShelfId: "", Status: "Free" },
  ]);
});

it("does not touch what belongs to everybody", () => {
  const { call } = openShop();
  expect(call("DeleteBook", { BookId: "b-of-all" })).toBe("NotYours");
  expect(call("ListBooks").TotalCount).toBe("1");
});

it("refuses what is in a list already, and keeps the end of what a field of its own protects", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const { BookId } = call("CreateBook", { ShelfId });
  expect(call("AddReader", { BookId, Reader: "a" })).toMatchObject({ Kind: "Book" });
  expect(call("AddReader", { BookId, Reader: "a" })).toBe("IsReader");
  expect(call("AddReader", { BookId, Reader: "b" })).toMatchObject({ Kind: "Book" });
  const [LampId] = call("CreateLamp", { Glued: true }).LampIds;
  expect(call("DeleteLamp", { LampId })).toBe("IsGlued");
  expect(call("ListLamps", { LampId }).Lamps.Lamps).toHaveLength(1);
});

it("refuses to take out of a list what is not in it, where there is a code for that", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const { BookId } = call("CreateBook", { ShelfId });
  call("AddReader", { BookId, Reader: "a" });
  expect(call("RemoveReader", { BookId, Reader: "b" })).toBe("NoReader");
  expect(call("RemoveReader", { BookId, Reader: "a" })).toEqual(expect.any(Object));
  expect(call("RemoveReader", { BookId, Reader: "a" })).toBe("NoReader");
});

it("refuses what a condition forbids of a record, means only some, and moves only some", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const [LampId] = call("CreateLamp", { Watt: 5 }).LampIds;
  const [glued] = call("CreateLamp", { Watt: 5, Glued: true }).LampIds;
  expect(call("DimLamp", { LampId, Watt: 6 })).toBe("TooBright");
  expect(call("DimLamp", { LampId, Watt: 4 })).toEqual(expect.any(Object));
  expect(call("ListLamps", { LampId }).Lamps.Lamps).toMatchObject([{ Watt: 4 }]);
  expect(call("DimLamp", { LampId: glued, Watt: 4 })).toBe("InvalidParameter.LampId");
  for (const one of [LampId, glued]) call("AttachLamp", { LampId: one, ShelfId });
  expect(call("DetachLamp", { LampId: glued })).toBe("IncorrectStatus");
  expect(call("DetachLamp", { LampId })).toEqual(expect.any(Object));
});

it("forgets all that an attachment set when the other record is gone", () => {
  const { call } = openShop();
  const { ShelfId } = call("CreateShelf");
  const [LampId] = call("CreateLamp").LampIds;
  call("AttachLamp", { LampId, ShelfId });
  expect(call("ListLamps", { LampId }).Lamps.Lamps).toMatchObject([{ ShelfId, Corner: "left", Status: "InUse" }]);
  call("DeleteShelf", { ShelfId });
  expect(call("ListLamps", { LampId }).Lamps.Lamps).toMatchObject([{ ShelfId: "", Corner: "(none)", Status: "Free" }]);
});
