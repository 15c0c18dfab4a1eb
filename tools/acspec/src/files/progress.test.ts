import { expect, it } from "vitest";
import { progress } from "./progress.ts";

it.each([
  ["on a terminal after a second", true, 1001, ["writing …\n"]],
  ["not within the first second", true, 1000, []],
  ["not where output is piped", false, 5000, []],
])("shows a step %s", (_, isTTY, elapsed, shown) => {
  const written: string[] = [];
  let time = 0;
  const step = progress({ isTTY, write: (text) => written.push(text) }, () => time);
  time = elapsed;
  step("writing");
  expect(written).toEqual(shown);
});
