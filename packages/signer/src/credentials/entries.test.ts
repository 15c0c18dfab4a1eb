import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as node from "../node.ts";
import * as everywhere from "./index.ts";

const folders = [".", ".."].map((path) => new URL(`${path}/`, import.meta.url));

it("only Node's entry imports anything of Node, or from the folder that does", () => {
  for (const folder of folders) {
    const files = readdirSync(folder).filter((name) => /(?<!\.test|\.test-d)\.ts$/.test(name) && name !== "node.ts");
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      expect(readFileSync(new URL(file, folder), "utf8"), file).not.toMatch(/from "(node:|\.\/(credentials\/)?node\/)/);
    }
  }
});

it("Node's entry has every function of the other", () => {
  expect(Object.keys(node)).toEqual(expect.arrayContaining(Object.keys(everywhere)));
});
