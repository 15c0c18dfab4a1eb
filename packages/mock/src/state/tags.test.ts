import { expect, it } from "vitest";
import { openShop } from "../testing/shop.ts";

function tagged() {
  const shop = openShop();
  const { ShelfId } = shop.call("CreateShelf", { Tag: [{ Key: "room", Value: "1" }] });
  const tags = (parameters = {}) => shop.call("ListTags", { ResourceType: "shelf", ...parameters }).TagResources;
  return { ...shop, ShelfId, tags, about: { ResourceType: "shelf", ResourceId: [ShelfId] } };
}

it("lists the tags of a creation", () => {
  const { ShelfId, tags } = tagged();
  const row = { ResourceId: ShelfId, ResourceType: "shelf", TagKey: "room", TagValue: "1" };
  expect(tags({ ResourceId: [ShelfId] })).toEqual([row]);
  expect(tags()).toEqual([row]);
  expect(tags({ ResourceId: ["sh-none"] })).toEqual([]);
});

it("replaces the value of a key that is there, and keeps the others", () => {
  const { call, about, tags, ShelfId } = tagged();
  call("TagThings", { ...about, Tag: [{ Key: "room", Value: "2" }, { Key: "floor" }] });
  expect(tags()).toMatchObject([
    { TagKey: "room", TagValue: "2" },
    { TagKey: "floor", TagValue: "" },
  ]);
  expect(call("GetShelf", { ShelfId }).Tags.Tag).toEqual([
    { Key: "room", Value: "2" },
    { Key: "floor", Value: "" },
  ]);
});

it.each([
  [{ TagKey: ["room"] }, ["floor"]],
  [{ All: true }, []],
  [{ All: true, TagKey: ["floor"] }, ["room"]],
  [{}, ["room", "floor"]],
])("takes tags off: %j", (how, left) => {
  const { call, about, tags } = tagged();
  call("TagThings", { ...about, Tag: [{ Key: "floor", Value: "2" }] });
  call("UntagThings", { ...about, ...how });
  expect(tags().map(({ TagKey }: { TagKey: string }) => TagKey)).toEqual(left);
});

it("finds records by tag, and tags of no other account", () => {
  const { call, tags } = tagged();
  expect(call("ListShelves", { Tag: [{ Key: "room" }] }).TotalCount).toBe(1);
  expect(call("ListTags", { ResourceType: "shelf" }, "2").TagResources).toEqual([]);
  expect(tags({ Tag: [{ Key: "floor" }] })).toEqual([]);
});

it("refuses to tag what nobody has, or what is of another kind", () => {
  const { call, ShelfId } = tagged();
  const Tag = [{ Key: "a" }];
  expect(call("TagThings", { ResourceType: "shelf", ResourceId: ["sh-none"], Tag })).toBe(
    "InvalidParameter.ResourceId",
  );
  expect(call("TagThings", { ResourceType: "book", ResourceId: [ShelfId], Tag })).toBe("InvalidParameter.ResourceId");
});
