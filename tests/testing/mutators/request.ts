import { inputs, type Json, type Mutator, type Placed, parametersOf, schemaOf, where } from "./mutator.ts";

const isPlain = ({ schema }: Placed): boolean => schema.$ref === undefined;
const isType =
  (type: string, ...without: string[]) =>
  (placed: Placed): boolean =>
    isPlain(placed) && placed.schema.type === type && without.every((keyword) => placed.schema[keyword] === undefined);
const has = (keyword: string, type: string) => (placed: Placed) =>
  isPlain(placed) && typeof placed.schema[keyword] === type;

function change(placed: Placed, keyword: string, value: unknown): string {
  placed.schema[keyword] = value;
  return placed.place;
}

function drop(placed: Placed, keyword: string): string {
  delete placed.schema[keyword];
  return placed.place;
}

/** The upper limits that may be lowered by one and still leave a value. */
function lowerable(operation: Json): [Placed, string][] {
  return [
    ["minimum", "maximum"],
    ["minLength", "maxLength"],
    ["minItems", "maxItems"],
  ].flatMap(([low = "", high = ""]) =>
    inputs(operation)
      .filter(has(high, "number"))
      .filter(({ schema }) => (schema[high] as number) - 1 >= ((schema[low] as number | undefined) ?? 1))
      .map((placed) => [placed, high] as [Placed, string]),
  );
}

export const requestMutators: readonly Mutator[] = [
  {
    kind: "request-parameter-removed",
    severity: "breaking",
    on: (operation) =>
      where(
        parametersOf(operation),
        () => true,
        (one) => {
          const list = operation.parameters as Json[];
          list.splice(list.indexOf(one), 1);
          return String(one.name);
        },
      ),
  },
  {
    kind: "request-parameter-added-required",
    severity: "breaking",
    on: (operation) => [
      () => add(operation, { name: "Mutant", in: "query", required: true, schema: { type: "string" } }),
    ],
  },
  {
    kind: "request-parameter-added-optional",
    severity: "feature",
    on: (operation) => [() => add(operation, { name: "Mutant", in: "query", schema: { type: "boolean" } })],
  },
  {
    kind: "request-parameter-renamed",
    severity: "breaking",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => String(one.name).length > 3,
        (one) => set(one, "name", `${one.name}Mutant`),
      ),
  },
  {
    kind: "request-parameter-moved",
    severity: "breaking",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => !one.content,
        (one) => set(one, "in", "header"),
      ),
  },
  {
    kind: "request-parameter-became-required",
    severity: "breaking",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => !one.required,
        (one) => set(one, "required", true),
      ),
  },
  {
    kind: "request-parameter-became-optional",
    severity: "feature",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => one.required === true,
        (one) => set(one, "required", false),
      ),
  },
  {
    kind: "request-parameter-deprecated",
    severity: "feature",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => !one.deprecated,
        (one) => set(one, "deprecated", true),
      ),
  },
  {
    kind: "request-parameter-style-changed",
    severity: "breaking",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => /repeatList|flat/.test(String(one["x-acs-style"])) && schemaOf(one).type === "array",
        (one) => set(one, "x-acs-style", "spaceDelimited"),
      ),
  },
  {
    kind: "request-parameter-style-reworded",
    severity: "fix",
    on: (operation) =>
      where(
        parametersOf(operation),
        (one) => one["x-acs-style"] === "flat",
        (one) => set(one, "x-acs-style", "repeatList"),
      ),
  },
  {
    kind: "request-limit-narrowed",
    severity: "breaking",
    on: (operation) =>
      lowerable(operation).map(
        ([placed, keyword]) =>
          () =>
            change(placed, keyword, (placed.schema[keyword] as number) - 1),
      ),
  },
  {
    kind: "request-limit-narrowed",
    severity: "breaking",
    on: (operation) =>
      where(inputs(operation), isType("string", "maxLength", "minLength"), (one) => change(one, "maxLength", 9)),
  },
  {
    kind: "request-limit-widened",
    severity: "feature",
    on: (operation) =>
      where(inputs(operation), has("maximum", "number"), (one) =>
        change(one, "maximum", (one.schema.maximum as number) + 1),
      ),
  },
  {
    kind: "request-limit-widened",
    severity: "feature",
    on: (operation) => where(inputs(operation), has("maxItems", "number"), (one) => drop(one, "maxItems")),
  },
  {
    kind: "request-pattern-added",
    severity: "breaking",
    on: (operation) => where(inputs(operation), isType("string", "pattern"), (one) => change(one, "pattern", "^m")),
  },
  {
    kind: "request-enum-value-removed",
    severity: "breaking",
    on: (operation) =>
      where(
        inputs(operation),
        (one) => ((one.schema.enum as unknown[] | undefined) ?? []).length > 1,
        (one) => change(one, "enum", (one.schema.enum as unknown[]).slice(1)),
      ),
  },
  {
    kind: "request-enum-value-added",
    severity: "feature",
    on: (operation) =>
      where(
        inputs(operation),
        (one) => Array.isArray(one.schema.enum),
        (one) => change(one, "enum", [...(one.schema.enum as unknown[]), "mutant"]),
      ),
  },
  {
    kind: "request-enum-introduced",
    severity: "breaking",
    on: (operation) => where(inputs(operation), isType("string", "enum"), (one) => change(one, "enum", ["a", "b"])),
  },
  {
    kind: "request-enum-dropped",
    severity: "feature",
    on: (operation) =>
      where(
        inputs(operation),
        (one) => Array.isArray(one.schema.enum),
        (one) => drop(one, "enum"),
      ),
  },
  {
    kind: "request-type-changed",
    severity: "breaking",
    on: (operation) => where(inputs(operation), isType("string"), (one) => change(one, "type", "integer")),
  },
  {
    kind: "request-type-widened",
    severity: "feature",
    on: (operation) => where(inputs(operation), isType("integer"), (one) => change(one, "type", "number")),
  },
  {
    kind: "request-format-widened",
    severity: "feature",
    on: (operation) =>
      where(
        inputs(operation),
        (one) => one.schema.format === "int32",
        (one) => change(one, "format", "int64"),
      ),
  },
  {
    kind: "request-format-narrowed",
    severity: "breaking",
    on: (operation) =>
      where(
        inputs(operation),
        (one) => one.schema.format === "int64",
        (one) => change(one, "format", "int32"),
      ),
  },
  {
    kind: "request-default-changed",
    severity: "breaking",
    on: (operation) => where(inputs(operation), has("default", "string"), (one) => change(one, "default", "mutant")),
  },
  {
    kind: "request-field-removed",
    severity: "breaking",
    on: (operation) =>
      where(
        inputs(operation),
        ({ properties }) => properties !== undefined,
        ({ properties, name, place }) => {
          delete (properties as Json)[name];
          return place;
        },
      ),
  },
];

function add(operation: Json, parameter: Json): string {
  operation.parameters = [...((operation.parameters as Json[] | undefined) ?? []), parameter];
  return String(parameter.name);
}

function set(parameter: Json, key: string, value: unknown): string {
  parameter[key] = value;
  return String(parameter.name);
}
