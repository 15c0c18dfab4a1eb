import { isNode, type Node } from "../../compose/node.ts";
import { compareOrder, compareSets } from "../rest.ts";
import { matchRenamed } from "../similar.ts";
import { at, atEach, placed, propertyPlace, type Spot } from "../spot.ts";
import { compareSchemas, type Pair } from "./compare.ts";

/** Compares an object's fields: which there are, which must be there, and what each holds. */
export function compareProperties(pair: Pair): void {
  const { before, after, spot, context, spotOf } = pair;
  const [was, is] = [propertiesOf(before), propertiesOf(after)];
  const [mustWas, mustIs] = [requiredOf(before), requiredOf(after)];
  const where = at(spotOf("properties"), "properties");
  const fieldSpot = (from: string, to: string): Spot => ({
    ...placed(atEach(where, [from], [to]), propertyPlace(spot.place, to)),
    role: "field",
  });
  const gone = Object.keys(was).filter((name) => !Object.hasOwn(is, name));
  const come = Object.keys(is).filter((name) => !Object.hasOwn(was, name));
  const renamed = matchRenamed(
    gone.map((name) => ({ name, schema: was[name] })),
    come.map((name) => ({ name, schema: is[name] })),
    context,
  );
  for (const [from, to] of renamed) {
    const details = { before: from, after: to, from: propertyPlace(spot.place, from) };
    context.changes.add(`${spot.direction}-field-renamed`, fieldSpot(from, to), details);
  }
  const kept = Object.keys(is).filter((name) => Object.hasOwn(was, name));
  for (const [from, to] of [...kept.map((name) => [name, name] as const), ...renamed]) {
    const where = fieldSpot(from, to);
    compareRequired(mustWas.has(from), mustIs.has(to), where, pair);
    compareSchemas(was[from], is[to], where, context);
  }
  const [left, arrived] = [renamed.map(([from]) => from), renamed.map(([, to]) => to)];
  for (const name of gone.filter((one) => !left.includes(one))) {
    const index = context.changes.list.length;
    context.changes.add(`${spot.direction}-field-removed`, fieldSpot(name, name), { before: toldOf(was[name]) });
    context.departures.push({ name, index, schema: nodeOf(was[name]) });
  }
  for (const name of come.filter((one) => !arrived.includes(one))) {
    const index = context.changes.list.length;
    const kind =
      spot.direction === "response"
        ? "response-field-added"
        : mustIs.has(name)
          ? "request-field-added-required"
          : "request-field-added-optional";
    context.changes.add(kind, fieldSpot(name, name), { after: toldOf(is[name]) });
    context.arrivals.push({ name, index, schema: nodeOf(is[name]) });
  }
  compareUnknownRequired(pair, mustWas, mustIs, { ...was, ...is });
}

function compareRequired(was: boolean, is: boolean, where: Spot, { context: { changes } }: Pair): void {
  if (was === is) return;
  changes.add(`${where.direction}-field-became-${is ? "required" : "optional"}`, where, { before: was, after: is });
}

/** Names that are required but no property has, and the order of names. */
function compareUnknownRequired(pair: Pair, was: Set<string>, is: Set<string>, properties: Node): void {
  const unknown = (names: Set<string>) => [...names].filter((name) => !Object.hasOwn(properties, name));
  const { gone, come } = compareSets(unknown(was), unknown(is));
  const where = pair.spotOf("required");
  if (gone.length + come.length > 0) {
    const { before, after } = pair;
    pair.context.changes.add("other-changed", at(where, "required"), {
      before: before.required,
      after: after.required,
    });
  }
  compareOrder("required", [...was], [...is], where, pair.context.changes);
}

function propertiesOf({ properties }: Node): Node {
  return isNode(properties) ? properties : {};
}

function requiredOf({ required }: Node): Set<string> {
  return new Set(Array.isArray(required) ? required.map(String) : []);
}

function nodeOf(schema: unknown): Node {
  return isNode(schema) ? schema : {};
}

/** What a field is, in a word. */
export function toldOf(schema: unknown): unknown {
  const { type, $ref } = nodeOf(schema);
  return typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : (type ?? "any");
}
