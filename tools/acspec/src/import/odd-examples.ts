import type { FactSchema, Facts } from "../facts.ts";
import type { Oddity, OddKind } from "./oddity.ts";
import { schemasOf } from "./walk.ts";

/** Examples and defaults that do not suit their schema. */
export function* oddExamples(facts: Facts): Generator<Oddity> {
  for (const { schema, at, side, role } of schemasOf(facts)) {
    for (const kind of oddExample(schema)) yield { kind, pointer: `${at}/example`, detail: shown(schema.example) };
    if (side !== "parameters" && role === "property" && schema.type === "boolean" && !fits(schema.example, "boolean")) {
      yield { kind: "flagField", pointer: at, detail: shown(schema.example) };
    }
    if (!fits(schema.default, schema.type)) {
      yield { kind: "defaultType", pointer: `${at}/default`, detail: shown(schema.default) };
    }
  }
}

function* oddExample(schema: FactSchema): Generator<OddKind> {
  const { type, example, pattern } = schema;
  if (example === undefined) return;
  if (type === "array" || type === "object") yield "exampleCompound";
  else if (!fits(example, type)) yield "exampleType";
  else if (!withinLimits(example, schema)) yield "exampleLimit";
  if (type === "string" && pattern !== undefined && !matches(String(example), pattern)) yield "examplePattern";
  if (typeof example === "string" && example !== example.trim()) yield "exampleBlank";
}

/** Whether a value is left out or, as it is or as the text of one, of a type. */
function fits(value: unknown, type: string | undefined): boolean {
  return value === undefined || type === undefined || hasType(value, type);
}

/** Whether a value, or the text of one, is of a type. */
function hasType(value: unknown, type: string): boolean {
  const text = String(value).trim();
  if (type === "integer") return /^[-+]?\d+$/.test(text);
  if (type === "number") return text !== "" && Number.isFinite(Number(text));
  if (type === "boolean") return /^(true|false)$/i.test(text);
  if (type === "array" || type === "object") return ofJson(value, type);
  return true;
}

function ofJson(value: unknown, type: string): boolean {
  if (typeof value === "string") {
    try {
      return ofJson(JSON.parse(value), type);
    } catch {
      return false;
    }
  }
  return type === "array" ? Array.isArray(value) : typeof value === "object" && value !== null && !Array.isArray(value);
}

function withinLimits(example: unknown, { type, enum: values, ...schema }: FactSchema): boolean {
  if (values && !values.map(String).includes(String(example).trim())) return false;
  if (type === "integer" || type === "number") return between(Number(example), schema.minimum, schema.maximum);
  if (type !== "string") return true;
  return between([...String(example)].length, schema.minLength, schema.maxLength);
}

function between(value: number, least?: string | number, most?: string | number): boolean {
  return !(value < Number(least)) && !(value > Number(most)); // NaN, a limit left out, is neither
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true; // reported as a pattern that cannot be used
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
