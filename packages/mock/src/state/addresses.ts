/**
 * Addresses of IPv4 blocks such as `10.0.8.0/24`.
 *
 * @module
 */
import type { Identifiers } from "./identifiers.ts";

/**
 * The next address of a block, each once until all are; or its gateway, the last but two. An address alone has the
 * gateway of the 256 that it is among.
 *
 * @returns nothing if it is no block, or has no room
 */
export function addressIn(block: unknown, which: "next" | "gateway", identifiers: Identifiers): string | undefined {
  const found = blockOf(which === "gateway" && !String(block).includes("/") ? `${String(block)}/24` : block);
  if (!found || found.room < reserved * 2) return undefined;
  const { first, room } = found;
  if (which === "gateway") return addressText(first + room - 3);
  return addressText(first + 2 + (identifiers.addressOf(String(block)) % (room - reserved - 1)));
}

/** How many addresses of a block can be given away. */
export function roomOf(block: unknown): number {
  return Math.max(0, (blockOf(block)?.room ?? 0) - reserved);
}

/** The first, the gateway and the last two. */
const reserved = 4;

function blockOf(block: unknown): { first: number; room: number } | undefined {
  const [, address, bits] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(String(block)) ?? [];
  if (address === undefined || Number(bits) > 32) return undefined;
  const bytes = address.split(".").map(Number);
  const room = 2 ** (32 - Number(bits));
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.some((byte) => byte > 255) ? undefined : { first: number - (number % room), room };
}

function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
