import { answerOf, isJson, type Json, type Mutator, outputs, type Placed, where } from "./mutator.ts";

const isType =
  (type: string, ...without: string[]) =>
  ({ schema }: Placed): boolean =>
    schema.type === type && without.every((keyword) => schema[keyword] === undefined);

function change(placed: Placed, keyword: string, value: unknown): string {
  placed.schema[keyword] = value;
  return placed.place;
}

/** Fields below the first level whose name stands nowhere else in the answer. */
function movable(operation: Json): Placed[] {
  const all = outputs(operation);
  return all.filter(({ name, place }) => place !== name && all.filter((one) => one.name === name).length === 1);
}

export const responseMutators: readonly Mutator[] = [
  {
    kind: "response-field-removed",
    severity: "breaking",
    on: (operation) =>
      where(
        outputs(operation),
        () => true,
        ({ properties, name, place }) => {
          delete (properties as Json)[name];
          return place;
        },
      ),
  },
  {
    kind: "response-field-added",
    severity: "feature",
    on: (operation) =>
      where(
        [answerOf(operation)],
        ({ properties }) => isJson(properties),
        ({ properties }) => {
          (properties as Json).Mutant = { type: "string" };
          return "Mutant";
        },
      ),
  },
  {
    kind: "response-field-renamed",
    severity: "breaking",
    on: (operation) =>
      where(
        outputs(operation),
        ({ name }) => name.length > 3 && name !== "RequestId", // which is required by name
        ({ properties, name, place, schema }) => {
          delete (properties as Json)[name];
          (properties as Json)[`${name}Mutant`] = schema;
          return `${place}Mutant`;
        },
      ),
  },
  {
    kind: "response-field-moved",
    severity: "breaking",
    on: (operation) =>
      where(
        movable(operation),
        () => isJson(answerOf(operation).properties),
        ({ properties, name, schema }) => {
          delete (properties as Json)[name];
          (answerOf(operation).properties as Json)[name] = schema;
          return name;
        },
      ),
  },
  {
    kind: "response-field-became-optional",
    severity: "breaking",
    on: (operation) =>
      where(
        [answerOf(operation)],
        ({ required }) => Array.isArray(required) && required.length > 0,
        (answer) => {
          const [name, ...others] = answer.required as string[];
          answer.required = others;
          return String(name);
        },
      ),
  },
  {
    kind: "response-type-changed",
    severity: "breaking",
    on: (operation) => where(outputs(operation), isType("string"), (one) => change(one, "type", "integer")),
  },
  {
    kind: "response-type-changed",
    severity: "breaking",
    on: (operation) => where(outputs(operation), isType("integer"), (one) => change(one, "type", "string")),
  },
  {
    kind: "response-type-widened",
    severity: "breaking",
    on: (operation) => where(outputs(operation), isType("integer"), (one) => change(one, "type", "number")),
  },
  {
    kind: "response-format-widened",
    severity: "feature",
    on: (operation) =>
      where(
        outputs(operation),
        ({ schema }) => schema.format === "int32",
        (one) => change(one, "format", "int64"),
      ),
  },
  {
    kind: "response-format-narrowed",
    severity: "fix",
    on: (operation) =>
      where(
        outputs(operation),
        ({ schema }) => schema.format === "int64",
        (one) => change(one, "format", "int32"),
      ),
  },
  {
    kind: "response-enum-introduced",
    severity: "feature",
    on: (operation) => where(outputs(operation), isType("string", "enum"), (one) => change(one, "enum", ["a"])),
  },
  {
    kind: "response-limit-changed",
    severity: "fix",
    on: (operation) => where(outputs(operation), isType("string", "maxLength"), (one) => change(one, "maxLength", 9)),
  },
  {
    kind: "response-field-deprecated",
    severity: "feature",
    on: (operation) =>
      where(
        outputs(operation),
        ({ schema }) => !schema.deprecated,
        (one) => change(one, "deprecated", true),
      ),
  },
];
