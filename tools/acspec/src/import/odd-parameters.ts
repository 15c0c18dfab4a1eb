import type { FactParameter, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import type { Oddity, OddKind } from "./oddity.ts";

/** What is odd about parameters: their names, and styles that do not suit them. */
export function* oddParameters(facts: Facts): Generator<Oddity> {
  for (const [action, { parameters }] of Object.entries(facts.apis)) {
    const at = pointer("apis", action, "parameters");
    for (const [index, parameter] of parameters.entries()) {
      for (const kind of oddParameter(parameter)) yield { kind, pointer: at + pointer(index), detail: parameter.name };
    }
    const bodies = parameters.filter((parameter) => parameter.in === "body");
    if (bodies.length > 1) {
      yield { kind: "severalBodies", pointer: at, detail: bodies.map(({ name }) => name).join(", ") };
    }
  }
}

function* oddParameter({ name, in: place, style, schema }: FactParameter): Generator<OddKind> {
  const { type, items } = schema;
  const compound = type === "array" || type === "object";
  if (name.includes(".")) yield "dotted";
  if (style === "flat" && type === "array" && !compoundType(items?.type)) yield "flatText";
  if (style === "repeatList" && compoundType(items?.type)) yield "repeatObjects";
  if (style !== undefined && type !== undefined && type !== "any" && !compound && place !== "body") yield "plainStyle";
  if (style === undefined && compound && place !== "body") yield "noStyle";
}

function compoundType(type: string | undefined): boolean {
  return type === "object" || type === "array";
}
