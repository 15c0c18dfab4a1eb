import { expect, it } from "vitest";
import { partsNaming } from "./parts-naming.ts";

const resource = {
  title: "Shelf",
  reads: [
    { by: "ListShelves", filters: { Name: "=", Kind: "in" } },
    { by: "GetShelf", id: "Name" },
  ],
  transitions: [
    { by: ["DropShelf"], to: "gone" },
    { by: ["CloseShelf", "LockShelf"], to: "closed" },
  ],
  fields: { Name: "$Name", Colour: "$Paint.Colour ?? red", Names: "$Names" },
  refs: { RoomId: "Room" },
};

it.each([
  ["the item of a list that is about it", "GetShelf", ["['reads'][?@['by']=='GetShelf']"]],
  ["the item that is about it alone", "DropShelf", ["['transitions'][?@['by'][0]=='DropShelf']"]],
  ["the text among others", "LockShelf", ["['transitions'][?@['to']=='closed']['by'][?@=='LockShelf']"]],
  ["the member whose value names it", "Paint", ["['fields']['Colour']"]],
  ["the member of a map in an item", "Kind", ["['reads'][?@['by']=='ListShelves']['filters']['Kind']"]],
  ["the member that refers to it", "Room", ["['refs']['RoomId']"]],
  ["nothing where it is only part of another name", "Shel", []],
])("finds %s", (_, name, parts) => {
  expect(partsNaming(resource, name)).toEqual(parts);
});
