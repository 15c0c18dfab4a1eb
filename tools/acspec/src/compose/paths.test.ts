import { expect, it } from "vitest";
import { compose } from "./compose.ts";
import { parameter, roaFactsOf } from "./testing/facts.ts";
import { validate } from "./validate.ts";

it.each([
  ["/a/{b}", ["b"]],
  ["/a/[b]", ["b"]],
  ["a/{b}", ["b"]],
  ["/a/{ b }", ["b"]],
  ["/a/{*b}", ["b"]],
  ["/a/{b+}", ["b"]],
  ["/a/{}/{}", ["path1", "path2"]],
  ["/a/{b.c}/{b-c}", ["b.c", "b-c"]],
  ["/{a}-{b}/x.json", ["a", "b"]],
  ["/a//b", []],
  ["/a b/*", []],
  ["/a/", []],
  ["", []],
  [undefined, []],
])("makes valid OpenAPI of the path %s, with its parameters", async (path, names) => {
  const { spec } = compose(roaFactsOf({ GetBook: { ...(path === undefined ? {} : { path }), methods: ["get"] } }));
  await validate(spec, "openapi.yaml");
  const [[key, item] = []] = Object.entries(spec.paths as Record<string, { get: { parameters?: { name: string }[] } }>);
  expect((item?.get.parameters ?? []).map(({ name }) => name)).toEqual(names);
  for (const name of names) expect(key).toContain(`{${name}}`);
});

it("knows a declared parameter by the name that its template is given", () => {
  const facts = roaFactsOf({
    GetBook: { path: "/a/{*rest}", methods: ["get"], parameters: [parameter("*rest", "path")] },
  });
  const { spec, notes } = compose(facts);
  expect(JSON.stringify(spec.paths)).toContain('"parameters":[{"name":"rest","in":"path"');
  expect(notes).toEqual([]);
});
