import { expect, it } from "vitest";
import type { Call } from "./call.ts";
import { callLog } from "./call-log.ts";

const call = (n: number): Call => {
  return { action: "A", parameters: {}, status: 200, requestId: String(n), at: n, warnings: [] };
};

it("numbers calls from the first one, and forgets the oldest of more than ten thousand", () => {
  const log = callLog({ A: {} });
  for (let n = 1; n <= 25_000; n++) log.add(call(n), 100);
  expect(log.list()).toHaveLength(10_000);
  expect(log.list("A")[0]?.requestId).toBe("15001");
  expect(log.numberOf("25000")).toBe(25_000);
  expect(log.numberOf("15001")).toBe(15_001);
  expect(log.numberOf("15000")).toBeUndefined();
  log.clear();
  log.add(call(1), 100);
  expect(log.numberOf("1")).toBe(1);
});

it("keeps fewer of those that are megabytes, and always the last", () => {
  const log = callLog({ A: {} });
  const megabytes = 1024 * 1024;
  for (let n = 1; n <= 100; n++) log.add(call(n), 10 * megabytes);
  expect(log.list().map(({ requestId }) => requestId)).toEqual(["95", "96", "97", "98", "99", "100"]);
  log.add(call(101), 100 * megabytes);
  expect(log.list()).toHaveLength(1);
  expect(log.numberOf("101")).toBe(101);
});
