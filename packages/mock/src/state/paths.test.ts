import { expect, it } from "vitest";
import { copyOf, put, valueAt, valuesAt } from "./paths.ts";

const shelf = { Id: 1, Books: [{ Title: "a", Pages: [1, 2] }, { Title: "b" }], Owner: { Name: "c" }, "with.dot": 3 };

it.each([
  ["Id", 1, [1]],
  ["Owner.Name", "c", ["c"]],
  ["Owner.Age", undefined, []],
  ["Books[].Title", ["a", "b"], ["a", "b"]],
  ["Books[].Pages", [[1, 2], undefined], [1, 2]],
  ["with.dot", 3, []],
  ["constructor.name", undefined, []],
])("finds what is at %s", (path, value, values) => {
  expect(valueAt(shelf, path)).toEqual(value);
  expect(valuesAt(shelf, path)).toEqual(values);
});

it("finds the same after thousands of other paths", () => {
  for (let n = 0; n < 25_000; n++) valuesAt(shelf, `Path${n}.Owner`);
  expect(valuesAt(shelf, "Books[].Title")).toEqual(["a", "b"]);
});

it("puts a value where its path says, and makes what is on the way", () => {
  const made = {};
  put(made, "A.B.C", 1);
  put(made, "A.B.D[]", [2]);
  put(made, "__proto__.E", 3);
  expect(JSON.stringify(made)).toBe('{"A":{"B":{"C":1,"D":[2]}},"__proto__":{"E":3}}');
});

it("copies so that nothing is shared", () => {
  const value = { list: [{ a: [1n, null, undefined] }], date: new Date(0), ["__proto__"]: { own: true } };
  const copy = copyOf(value) as typeof value;
  expect(copy).toStrictEqual(value);
  expect(Object.keys(copy)).toEqual(Object.keys(value));
  copy.list[0]?.a.push(2n);
  copy.date.setTime(1);
  expect([value.list[0]?.a.length, value.date.getTime()]).toEqual([3, 0]);
});
