import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factsText, importDocument } from "./document.ts";
import { keywords } from "./keywords.ts";
import { schemasOf } from "./walk.ts";

const specs = join(import.meta.dirname, "../../../../specs");
const files = readdirSync(specs, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith("upstream.json"),
);

describe.each(files)("%s", (file) => {
  const text = readFileSync(join(specs, file), "utf8");

  it("uses keywords that the importer handles, and no other", () => {
    const facts = JSON.parse(text);
    const used = new Set([...schemasOf(facts)].flatMap(({ schema }) => Object.keys(schema)));
    for (const keyword of used) expect(keywords.schema).toHaveProperty([keyword], "fact");
    for (const operation of Object.values(facts.apis)) {
      for (const keyword of Object.keys(operation as object))
        expect(keywords.operation).toHaveProperty([keyword], "fact");
    }
  });

  it("comes out of an import as it went in", () => {
    expect(factsText(importDocument(JSON.parse(text), { file }).facts) === text).toBe(true);
  });
});

it("finds the facts of at least one product", () => {
  expect(files).not.toEqual([]);
});
