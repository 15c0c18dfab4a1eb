import type { FactSchema, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import type { Oddity, OddKind } from "./oddity.ts";
import { recursiveComponents, targetOf } from "./references.ts";
import { type SchemaPlace, schemasOf } from "./walk.ts";

const limits = [
  ["minimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
] as const;

/** Which types a limit can be meant for. */
const limitTypes: Readonly<Record<string, readonly string[]>> = {
  minimum: ["integer", "number"],
  maximum: ["integer", "number"],
  exclusiveMinimum: ["integer", "number"],
  exclusiveMaximum: ["integer", "number"],
  minLength: ["string"],
  maxLength: ["string"],
  pattern: ["string"],
  minItems: ["array"],
  maxItems: ["array"],
};

type Found = readonly [kind: OddKind, keyword?: string | undefined, detail?: string];

/** What is odd about schemas themselves: limits, enums, shapes. */
export function* oddSchemas(facts: Facts): Generator<Oddity> {
  const used = new Set<string>();
  for (const place of schemasOf(facts)) {
    const target = targetOf(place.schema);
    if (target !== undefined) used.add(target);
    for (const [kind, keyword, detail] of [...oddLimits(place.schema), ...oddEnum(place.schema), ...oddShape(place)]) {
      yield {
        kind,
        pointer: place.at + (keyword ? pointer(keyword) : ""),
        ...(detail === undefined ? {} : { detail }),
      };
    }
  }
  const componentAt = (name: string) => pointer("components", "schemas", name);
  for (const name of Object.keys(facts.components.schemas)) {
    if (!used.has(name)) yield { kind: "unusedComponent", pointer: componentAt(name) };
  }
  for (const name of recursiveComponents(facts)) yield { kind: "recursive", pointer: componentAt(name) };
}

function* oddLimits(schema: FactSchema): Generator<Found> {
  for (const [low, high] of limits) {
    for (const keyword of [low, high]) {
      if (typeof schema[keyword] === "string") yield ["limitText", keyword, JSON.stringify(schema[keyword])];
    }
    const [least, most] = [schema[low], schema[high]].map((limit) =>
      limit === undefined ? Number.NaN : Number(limit),
    );
    if ((least as number) > (most as number))
      yield ["impossible", low, `${low} ${schema[low]}, ${high} ${schema[high]}`];
    else if (least === 0 && most === 0) yield ["impossible", low, `${low} and ${high} are both 0`];
  }
  if (schema.type === undefined || schema.type === "any") return;
  const wrong = Object.entries(limitTypes).flatMap(([keyword, types]) =>
    schema[keyword] === undefined || types.includes(schema.type as string) ? [] : keyword,
  );
  if (wrong.length > 0) yield ["wrongLimit", undefined, `${wrong.join(" and ")} on ${schema.type}`];
}

function* oddEnum({ type, enum: values, pattern }: FactSchema): Generator<Found> {
  if (pattern !== undefined) yield [compiles(pattern) ? "pattern" : "badPattern", "pattern", pattern];
  if (values === undefined) return;
  if (values.length === 0) yield ["emptyEnum", "enum"];
  if (values.length === 1) yield ["singleEnum", "enum", JSON.stringify(values[0])];
  const texts = values.filter((value) => typeof value === "string");
  if (new Set(texts.map((text) => text.toLowerCase())).size < new Set(texts).size) {
    yield ["caseEnum", "enum", texts.join(", ")];
  }
  if ((type === "integer" || type === "number") && texts.length > 0) yield ["textEnum", "enum", texts.join(", ")];
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") !== undefined;
  } catch {
    return false;
  }
}

function* oddShape({ schema, role, name, side }: SchemaPlace): Generator<Found> {
  const { type, items, properties, additionalProperties } = schema;
  const structured = schema.$ref ?? schema.allOf ?? schema.anyOf ?? schema.oneOf ?? properties ?? items;
  if (schema.deprecated) yield ["deprecated", "deprecated"];
  if (role === "item" && schema.required) yield ["requiredItem", "required"];
  if (type === "any") yield ["any"];
  if (type === undefined && structured === undefined) yield ["untyped"];
  if (additionalProperties) yield ["map", "additionalProperties"];
  if (type === "object" && !structured && !additionalProperties) yield ["bareObject"];
  if (type === "array" && items === undefined) yield ["bareList"];
  if (items?.type === "array") yield ["listOfLists", "items"];
  if (role === "property" && side === "responses" && /^[a-z]/.test(name ?? "")) yield ["lowerCase"];
}
