import { expect, it } from "vitest";
import { addressIn, roomOf } from "./addresses.ts";
import { Identifiers } from "./identifiers.ts";

it("gives each address of a block once, then begins again", () => {
  const identifiers = new Identifiers(1);
  const addresses = Array.from({ length: 252 }, () => addressIn("192.168.4.0/24", "next", identifiers));
  expect(new Set(addresses.slice(0, 251)).size).toBe(251);
  expect([addresses[0], addresses[250], addresses[251]]).toEqual(["192.168.4.2", "192.168.4.252", "192.168.4.2"]);
});

it("counts each block by itself, and goes beyond its last byte", () => {
  const identifiers = new Identifiers(1);
  for (let at = 0; at < 300; at++) addressIn("172.16.0.0/16", "next", identifiers);
  expect(addressIn("172.16.0.0/16", "next", identifiers)).toBe("172.16.1.46");
  expect(addressIn("10.0.0.7/28", "next", identifiers)).toBe("10.0.0.2");
});

it.each([
  ["10.0.8.0/24", "10.0.8.253", 252],
  ["10.0.0.0/8", "10.255.255.253", 2 ** 24 - 4],
  ["255.255.255.240/28", "255.255.255.253", 12],
  ["10.0.8.0/30", undefined, 0],
  ["10.0.8.0/33", undefined, 0],
  ["10.0.256.0/24", undefined, 0],
  ["2408::/16", undefined, 0],
  ["", undefined, 0],
  [undefined, undefined, 0],
])("knows of %s the gateway %s and %i addresses to give away", (block, gateway, room) => {
  expect(addressIn(block, "gateway", new Identifiers(1))).toBe(gateway);
  expect(roomOf(block)).toBe(room);
});
