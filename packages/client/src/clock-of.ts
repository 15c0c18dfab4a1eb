import type { Clock } from "./clock.ts";

/** A product's whole client keeps the clock that it was given, for those that wait on its behalf. */
export const clockKey: unique symbol = Symbol.for("@acskit/client.clock");

export function isClock(clock: Partial<Clock> | null): clock is Clock {
  return typeof clock?.now === "function" && typeof clock.sleep === "function";
}

export function clockOf(client: object): Clock | undefined {
  return (client as { [clockKey]?: Clock })[clockKey];
}
