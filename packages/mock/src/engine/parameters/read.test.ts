import { expect, it } from "vitest";
import { createMock } from "../../create-mock.ts";
import { call } from "../../testing/caller.ts";
import { shelves } from "../../testing/shelves.ts";

const mock = createMock(shelves);
const lastParameters = (): unknown => mock.calls().at(-1)?.parameters;

it.each([
  ["text", { Name: "oak" }, { Name: "oak" }],
  ["a number within its limits", { Rows: "8" }, { Rows: 8 }],
  ["an integer that no number holds", { Serial: "9007199254740993" }, { Serial: "9007199254740993" }],
  ["the lowest int32", { Height: "-2147483648" }, { Height: -2147483648 }],
  ["a fraction", { Width: "1.5e0" }, { Width: 1.5 }],
  ["an integer of an enum", { Level: "5" }, { Level: 5 }],
  ["a boolean in any case", { Locked: "True" }, { Locked: true }],
  ["either case that an enum lists", { Kind: "Wood" }, { Kind: "Wood" }],
  ["what fits its pattern", { Code: "abc" }, { Code: "abc" }],
  ["anything where the pattern is no regular expression", { Odd: "!" }, { Odd: "!" }],
  ["a json list", { Owners: '["a","b"]' }, { Owners: ["a", "b"] }],
  ["numbers in a list of texts", { Owners: "[1,true]" }, { Owners: ["1", "true"] }],
  ["a simple list", { Colours: "red,green" }, { Colours: ["red", "green"] }],
  ["a delimited list of integers", { Depths: "1|2" }, { Depths: [1, 2] }],
  [
    "a repeated list",
    { "Tag.1.Key": "a", "Tag.1.Value": "b", "Tag.2.Key": "c" },
    { Tag: [{ Key: "a", Value: "b" }, { Key: "c" }] },
  ],
  [
    "a repeated list of ten and more in the order of the numbers",
    { "Tag.10.Key": "b", "Tag.2.Key": "a" },
    { Tag: [{ Key: "a" }, { Key: "b" }] },
  ],
  ["a json object with names of its own", { Bounds: '{"Low":1,"More":"2"}' }, { Bounds: { Low: 1, More: 2 } }],
  ["an optional empty text", { Kind: "" }, { Kind: "" }],
  ["nothing for an optional empty number", { Rows: "" }, {}],
  ["a repeated list sent as JSON", { Tag: '[{"Key":"a"}]' }, { Tag: [{ Key: "a" }] }],
  [
    "an integer in JSON that no number holds",
    { Bounds: '{"Low":9007199254740993}' },
    { Bounds: { Low: "9007199254740993" } },
  ],
  ["a text in JSON that looks like a number", { Owners: "[90071992547409930]" }, { Owners: ["90071992547409930"] }],
  ["nothing for a json null", { Owners: "null" }, {}],
  ["nothing for parameters that it does not know", { Surprise: "1", __proto__: "x" }, {}],
  ["a schema that contains itself", { Tree: '{"Children":[{"Name":"b"}]}' }, { Tree: { Children: [{ Name: "b" }] } }],
  ["anything where a schema leads only to itself", { Loop: "x" }, { Loop: "x" }],
  ["anything where a schema leads nowhere", { Nowhere: "x" }, { Nowhere: "x" }],
  ["characters beyond U+FFFF as one", { Name: "😀".repeat(10) }, { Name: "😀".repeat(10) }],
])("takes %s", async (_, query, parameters) => {
  const { status, message } = await call(mock, "CreateShelf", { Name: "oak", ...query });
  expect([status, message]).toEqual([200, ""]);
  expect(lastParameters()).toEqual({ Name: "oak", ...parameters });
});

it.each([
  ["a text too short", { Name: "o" }, "Name", "Name is shorter than 2 characters."],
  ["a text too long", { Name: "o".repeat(11) }, "Name", "Name is longer than 10 characters."],
  ["a word outside the enum", { Kind: "WOOD" }, "Kind", "Kind is none of wood, Wood, steel."],
  ["a number outside the enum", { Level: "3" }, "Level", "Level is none of 1, 2, 5."],
  ["too little", { Rows: "0" }, "Rows", "Rows is less than 1."],
  ["too much", { Rows: "9" }, "Rows", "Rows is more than 8."],
  ["much too much", { Rows: "99999999999999999999" }, "Rows", "Rows is more than 8."],
  ["what no int32 holds", { Height: "2147483648" }, "Height", "Height does not fit int32."],
  ["what no int64 holds", { Serial: "9223372036854775808" }, "Serial", "Serial does not fit int64."],
  ["a word for an integer", { Rows: "two" }, "Rows", "Rows is not an integer."],
  ["a hexadecimal integer", { Rows: "0x2" }, "Rows", "Rows is not an integer."],
  ["an integer with an exponent", { Rows: "1e0" }, "Rows", "Rows is not an integer."],
  ["an integer with blanks", { Rows: " 2" }, "Rows", "Rows is not an integer."],
  ["a fraction for an integer", { Rows: "2.0" }, "Rows", "Rows is not an integer."],
  ["a word for a number", { Width: "NaN" }, "Width", "Width is not a number."],
  ["the limit that does not belong", { Width: "0" }, "Width", "Width is not more than 0."],
  ["the other limit that does not belong", { Width: "2.5" }, "Width", "Width is not less than 2.5."],
  ["yes for a boolean", { Locked: "yes" }, "Locked", "Locked is neither true nor false."],
  ["what does not fit an anchored pattern", { Code: "a1" }, "Code", "Code does not fit the pattern ^[a-z]+$."],
  ["a list that is not JSON", { Owners: "a,b" }, "Owners", "Owners cannot be read: not well-formed JSON."],
  ["an object for a list", { Owners: '{"a":1}' }, "Owners", "Owners is not a list."],
  ["a text for a list", { Owners: '"a"' }, "Owners", "Owners is not a list."],
  ["too few items", { Owners: "[]" }, "Owners", "Owners has fewer than 1 items."],
  ["too many items", { Owners: "[1,2,3,4]" }, "Owners", "Owners has more than 3 items."],
  ["an object among texts", { Owners: '["a",{}]' }, "Owners", "Owners.2 is not text."],
  ["an item too long", { Colours: "red,yellow" }, "Colours", "Colours.2 is longer than 5 characters."],
  ["an item of the wrong kind", { Depths: "1|b" }, "Depths", "Depths.2 is not an integer."],
  ["a property too long", { "Tag.1.Key": "a", "Tag.2.Key": "abcde" }, "Tag", "Tag.2.Key is longer than 4 characters."],
  ["an item without its property", { "Tag.1.Value": "a" }, "Tag", "Tag.1.Key is required."],
  ["texts for a list of objects", { "Tag.1": "a" }, "Tag", "Tag.1 is not an object."],
  ["a text for a repeated list", { Tag: "a" }, "Tag", "Tag is not a list."],
  ["a list for an object", { Bounds: "[1]" }, "Bounds", "Bounds is not an object."],
  ["an object that lacks a property", { Bounds: '{"High":1}' }, "Bounds", "Bounds.Low is required."],
  ["a null property that is required", { Bounds: '{"Low":null}' }, "Bounds", "Bounds.Low is required."],
  ["a property of the wrong kind", { Bounds: '{"Low":"a"}' }, "Bounds", "Bounds.Low is not an integer."],
  ["a property of another name", { Bounds: '{"Low":1,"More":"a"}' }, "Bounds", "Bounds.More is not an integer."],
  [
    "what is deep in a tree",
    { Tree: '{"Children":[{"Children":[{"Name":"long"}]}]}' },
    "Tree",
    "Tree.Children.1.Children.1.Name is longer than 3 characters.",
  ],
])("refuses %s", async (_, query, name, detail) => {
  const answer = await call(mock, "CreateShelf", { Name: "oak", ...query });
  expect(answer).toMatchObject({ status: 400, code: `InvalidParameter.${name}` });
  expect(answer.message).toBe(`The field ${name} is wrong. ${detail}`);
});

it("lets a text through that fails a loose pattern, and warns", async () => {
  const { status, warning } = await call(mock, "CreateShelf", { Name: "oak", Label: "none" });
  expect([status, warning]).toEqual([200, "Label does not fit the loose pattern [0-9], let through"]);
});

it.each([
  [
    "as the template says",
    "CreateShelf",
    {},
    400,
    "MissingName",
    "You must give the parameter Name. The required parameter Name is missing.",
  ],
  [
    "also if it is empty",
    "CreateShelf",
    { Name: "" },
    400,
    "MissingName",
    "You must give the parameter Name. The required parameter Name is missing.",
  ],
  [
    "before a wrong one",
    "CreateShelf",
    { Rows: "0" },
    400,
    "MissingName",
    "You must give the parameter Name. The required parameter Name is missing.",
  ],
  [
    "with the documented code and status",
    "LockShelf",
    { ShelfId: "s" },
    404,
    "MissingParameter",
    "Something is missing. The required parameter Password is missing.",
  ],
  [
    "with a code for it alone",
    "PaintShelf",
    {},
    400,
    "MissingColour",
    "Which colour? The required parameter Colour is missing.",
  ],
  [
    "where nothing is documented",
    "DeleteShelf",
    {},
    400,
    "MissingParameter",
    "The required parameter ShelfId is missing.",
  ],
  [
    "where a list is empty",
    "DeleteShelf",
    { ShelfId: "s" },
    400,
    "MissingParameter",
    "The required parameter Tag is missing.",
  ],
])("reports a missing parameter %s", async (_, action, query, status, code, message) => {
  expect(await call(mock, action, query as Record<string, string>)).toMatchObject({ status, code, message });
});

it.each([
  [
    "Invalid%s",
    "LockShelf",
    { ShelfId: "s", Password: "123" },
    403,
    "InvalidPassword",
    "The parameter Password is invalid. Password is shorter than 4 characters.",
  ],
  ["InvalidParameter", "MoveShelf", { To: "x" }, 400, "InvalidParameter", "It says To. To is not an integer."],
  [
    "Parameter.Invalid",
    "PaintShelf",
    { Colour: "x" },
    400,
    "Parameter.Invalid",
    "Look again. Colour is not an integer.",
  ],
  ["a code for it alone", "CleanShelf", { Soap: "x" }, 409, "InvalidSoap", "No such soap. Soap is not an integer."],
  [
    "no code at all",
    "DeleteShelf",
    { ShelfId: "s-10", "Tag.1": "a" },
    400,
    "InvalidParameter.ShelfId",
    "ShelfId is longer than 3 characters.",
  ],
])("reports a wrong parameter by %s", async (_, action, query, status, code, message) => {
  expect(await call(mock, action, query as unknown as Record<string, string>)).toMatchObject({ status, code, message });
});

it("never repeats a value in a message", async () => {
  const { body } = await call(mock, "LockShelf", { ShelfId: "s" }, { form: { Password: "hm7" } });
  expect(JSON.stringify(body)).not.toContain("hm7");
});

it.each([
  ["the form", {}, { ShelfId: "s", Password: "1234", "Doors.1.N": "2" }],
  ["the query", { ShelfId: "s", Password: "1234", "Doors.1.N": "2" }, undefined],
  ["both", { Password: "1234", "Doors.1.N": "2" }, { ShelfId: "s" }],
] as const)("reads parameters from %s", async (_, query, form) => {
  const { status } = await call(mock, "LockShelf", query as Record<string, string>, form ? { form } : {});
  expect(status).toBe(200);
  expect(lastParameters()).toEqual({ ShelfId: "s", Password: "1234", Doors: [{ N: 2 }] });
});
