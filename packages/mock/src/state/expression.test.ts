import { expect, it } from "vitest";
import { bookshop } from "../testing/bookshop.ts";
import { checkTables } from "./check-tables.ts";
import { evaluate } from "./expression.ts";
import { Identifiers } from "./identifiers.ts";
import type { Scope } from "./scope.ts";

const scope = (parameters: Record<string, unknown>, index?: number): Scope => ({
  parameters,
  index,
  accountId: "1",
  now: Date.UTC(2024, 0, 31, 1, 2, 3),
  identifiers: new Identifiers(1),
  compiled: new Map(),
  made: new Map(),
  related: () => undefined,
  lying: () => [],
  own: () => [],
  show: () => undefined,
});

it.each([
  ["$Name", { Name: "a" }, "a"],
  ["$Disk.Size", { Disk: { Size: 3 } }, 3],
  ["$Disk.Size", { "Disk.Size": 3 }, 3],
  ["$Disks[].Size", { Disks: [{ Size: 1 }, { Size: 2 }] }, [1, 2]],
  ["$Disks[].Size * 2", { Disks: [{ Size: 1 }, { Size: 2 }] }, [2, 4]],
  ["$__proto__", {}, undefined],
  ["$constructor.name", {}, undefined],
  ["=word", {}, "word"],
  ["=12", {}, 12],
  ["=true", {}, true],
  ["=(empty)", {}, ""],
  ["=(empty list)", {}, []],
  ["=(absent)", {}, undefined],
  ["$Name ?? none", {}, "none"],
  ["$Name ?? none", { Name: "" }, "none"],
  ["$Name ?? $Other ?? 5", { Other: false }, false],
  ["$Name ?? =(empty)", {}, ""],
  ["$Kind ?? map $Old a=b", { Old: "a" }, "b"],
  ["$Name ++ $Names ++ =c", { Name: "a", Names: ["b", ""] }, ["a", "b", "", "c"]],
  ["$Name ++ $Other ?? d", { Name: undefined }, ["d"]],
  ["$Name ++ $Other when $Kind", { Name: "a" }, undefined],
  ["$Name & $Size & =-x", { Name: "a", Size: 1 }, "a1-x"],
  ["$Name & $Size", { Name: "a" }, undefined],
  ["=1 when $Size < $Most * 2", { Size: "9", Most: 5 }, 1],
  ["=1 when $Size > $Most * 2", { Size: "9", Most: 5 }, undefined],
  ["=1 when $Name != $Kind", { Name: "a", Kind: "b" }, 1],
  ["=1 when $Name != $Kind", { Name: "a" }, undefined],
  ["@size $Names", { Names: ["a", "b"] }, 2],
  ["@size $Name", {}, undefined],
  ["@total Book", {}, 0],
  ["@nth 3", {}, undefined],
  ["@later 1 Day plain", {}, "2024-02-01 01:02:03"],
  ["@gateway $Address", { Address: "203.0.113.7" }, "203.0.113.253"],
  ["$Size * 1024", { Size: "20" }, 20480],
  ["$Size / 1024", { Size: 2048 }, 2],
  ["$Size * 1024", {}, undefined],
  ["map $Kind a=b c=d", { Kind: "c" }, "d"],
  ["map $Kind a=b", { Kind: "toString" }, undefined],
  ["$Name when $Kind", { Name: "a", Kind: "false" }, undefined],
  ["$Name when $Kind", { Name: "a", Kind: true }, "a"],
  ["=1 when $Kind is b", { Kind: "b" }, 1],
  ["=1 when $Kind is not b", {}, 1],
  ["=1 when $Size is above 0 and $Kind is b", { Size: 0, Kind: "b" }, undefined],
  ["=1 when $Size is above 0 and $Kind is b", { Size: 1, Kind: "b" }, 1],
  ["@now", {}, "2024-01-31T01:02:03Z"],
  ["@now plain", {}, "2024-01-31 01:02:03"],
  ["@now ms", {}, "1706662923000"],
  ["@later $Period days", { Period: 2 }, "2024-02-02T01:02:03Z"],
  ["@later 1 $Unit", { Unit: "Year" }, "2025-01-31T01:02:03Z"],
  ["@later 1e99 Month", {}, "+275760-09-13T00:00:00Z"],
  ["@ip $Block", { Block: "10.0.8.0/24" }, "10.0.8.2"],
  ["@gateway $Block", { Block: "10.0.8.0/24" }, "10.0.8.253"],
  ["@free Block Lamp", {}, undefined],
  ["@account", {}, "1"],
  ["@Shelf.Name", {}, undefined],
])("%s of %j gives %j", (text, parameters, value) => {
  expect(evaluate(text, scope(parameters))).toEqual(value);
});

it("takes the item at hand", () => {
  expect(evaluate("$Disks[].Size * 2", scope({ Disks: [{ Size: 1 }, { Size: 2 }] }, 1))).toBe(4);
});

it.each([
  ["word", '"word" is no expression: it begins with $, =, @ or map'],
  ["@nothing", '"@nothing" is not known: there are kinds of records and @account'],
  ["@Shelf that fits", '"@Shelf that fits" is not known'],
  ["map $Kind", '"map $Kind" is no map: it is like map $Name from=to'],
  ["$A when it rains", '"it rains" is no condition: it is like $Name is not word'],
])("refuses %j", (text, message) => {
  expect(() => evaluate(text, scope({}))).toThrow(message);
});

it("finds every expression of a product's tables that is none, and says where it stands", () => {
  expect(checkTables(bookshop)).toEqual([]);
  const [lamp] = [bookshop.resources?.Lamp ?? { id: {} }];
  const broken = { ...bookshop, resources: { Lamp: { ...lamp, fields: { Watt: "five" } } } };
  expect(checkTables(broken)).toEqual(['Lamp: fields.Watt: "five" is no expression: it begins with $, =, @ or map']);
});
