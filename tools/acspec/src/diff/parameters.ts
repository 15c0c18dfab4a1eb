/**
 * The parameters of an operation, whatever their place: in the client they are one flat object.
 *
 * @module
 */
import { isNode, type Node, own } from "../compose/node.ts";
import type { Operation } from "../generate/spec.ts";
import { pointer } from "../problem.ts";
import type { Context } from "./context.ts";
import { compareOrder, compareOther, compareRest } from "./rest.ts";
import { compareSchemas } from "./schema/compare.ts";
import { compareSecret, reportDeprecation } from "./schema/marks.ts";
import { toldOf } from "./schema/properties.ts";
import { matchRenamed } from "./similar.ts";
import { at, placed, type Spot } from "./spot.ts";
import { styleVerdict } from "./style.ts";

/** A parameter with the part of the spec that says it. */
interface Stated {
  name: string;
  place: string;
  style: string | undefined;
  required: boolean;
  schema: unknown;
  /** What carries the schema; a form's field is its schema itself. */
  holder: Node;
  /** Where both stand, from the operation on. */
  way: string;
  schemaWay: string;
}

const form = "application/x-www-form-urlencoded";

/** What is compared here, or follows from the style. */
const known = new Set([
  "name",
  "in",
  "required",
  "deprecated",
  "allowEmptyValue",
  "schema",
  "content",
  "x-acs-style",
  "x-acs-name",
  "x-acs-secret",
]);
const wireWords = new Set(["style", "explode"]);

export function compareParameters(
  before: Operation,
  after: Operation,
  raw: [Node, Node],
  spot: Spot,
  context: Context,
): void {
  const [was, is] = [statedIn(raw[0]), statedIn(raw[1])];
  const pairs = pairByName(was, is);
  const rest = <T>(list: readonly T[], side: 0 | 1) =>
    list.filter((one) => !pairs.some((pair) => pair[side] === (one as unknown)));
  const [gone, come] = [rest(was, 0), rest(is, 1)];
  for (const [from, to] of matchRenamed(gone, come, context)) pairs.push([take(gone, from), take(come, to)]);
  for (const [one, other] of pairs) comparePair(one, other, spotOf(one, other, spot), context);
  for (const one of gone) {
    const index = context.changes.list.length;
    context.changes.add("request-parameter-removed", spotOf(one, one, spot), { before: toldOf(one.schema) });
    context.departures.push({ name: one.name, index, schema: isNode(one.schema) ? one.schema : {} });
  }
  for (const one of come) {
    const index = context.changes.list.length;
    const kind = one.required ? "request-parameter-added-required" : "request-parameter-added-optional";
    context.changes.add(kind, spotOf(one, one, spot), { after: toldOf(one.schema) });
    context.arrivals.push({ name: one.name, index, schema: isNode(one.schema) ? one.schema : {} });
  }
  const listed = ({ parameters }: Operation) => parameters.map(({ name, in: place }) => `${place} ${name}`);
  compareOrder("parameters", listed(before), listed(after), placed(spot, "(operation)"), context.changes);
}

function comparePair(before: Stated, after: Stated, spot: Spot, context: Context): void {
  const { changes } = context;
  if (before.name !== after.name) {
    const details = { before: before.name, after: after.name, from: before.name };
    changes.add("request-parameter-renamed", spot, details);
  }
  if (before.place !== after.place)
    changes.add("request-parameter-moved", spot, { before: before.place, after: after.place, from: before.place });
  if (before.required !== after.required) {
    const kind = after.required ? "request-parameter-became-required" : "request-parameter-became-optional";
    changes.add(kind, spot, { before: before.required, after: after.required });
  }
  compareStyle(before, after, spot, context);
  if (before.holder !== before.schema || after.holder !== after.schema) {
    compareHolders(before, after, spot, context);
  }
  const schemaSpot = { ...spot, was: spot.was + before.schemaWay, is: spot.is + after.schemaWay };
  compareSchemas(before.schema, after.schema, schemaSpot, context);
}

/** What is said of a parameter beside its schema. */
function compareHolders(before: Stated, after: Stated, spot: Spot, { changes }: Context): void {
  const [was, is] = [before, after].map((one) => (one.holder === one.schema ? {} : one.holder)) as [Node, Node];
  reportDeprecation(was.deprecated === true, is.deprecated === true, spot, changes);
  compareSecret(was, is, spot, changes);
  const [wasEmpty, isEmpty] = [was.allowEmptyValue === true, is.allowEmptyValue === true];
  if (wasEmpty !== isEmpty) {
    const kind = isEmpty ? "request-parameter-empty-allowed" : "request-parameter-empty-forbidden";
    changes.add(kind, at(spot, "allowEmptyValue"), isEmpty ? { after: true } : { before: true });
  }
  if (before.place !== after.place) return; // one of them is no parameter in OpenAPI
  compareRest(was, is, before.style === after.style ? known : new Set([...known, ...wireWords]), spot, changes);
  if (before.place !== "body") compareContent(was.content, is.content, at(spot, "content"), changes);
}

/** What is said beside the schema in the `content` of a parameter. */
function compareContent(before: unknown, after: unknown, spot: Spot, changes: Context["changes"]): void {
  if (!isNode(before) || !isNode(after)) return;
  for (const type of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [own(before, type), own(after, type)];
    if (isNode(was) && isNode(is)) compareRest(was, is, new Set(["schema"]), at(spot, type), changes);
    else compareOther(type, was, is, spot, changes);
  }
}

function compareStyle(before: Stated, after: Stated, spot: Spot, { changes }: Context): void {
  if (before.style === after.style) return;
  const where = at(spot, "x-acs-style");
  const isStated = after.holder["x-acs-style"] !== undefined;
  changes.add(styleVerdict(before, after), isStated ? where : spot, {
    before: before.style ?? "plain",
    after: after.style ?? "plain",
  });
}

function pairByName(before: readonly Stated[], after: readonly Stated[]): [Stated, Stated][] {
  const pairs: [Stated, Stated][] = [];
  const isFree = (one: Stated, side: 0 | 1) => !pairs.some((pair) => pair[side] === one);
  for (const isSame of [
    (a: Stated, b: Stated) => a.name === b.name && a.place === b.place,
    (a: Stated, b: Stated) => a.name === b.name,
    (a: Stated, b: Stated) => a.place === "body" && b.place === "body" && a.way === b.way,
  ]) {
    for (const one of before) {
      const other = isFree(one, 0)
        ? after.find((candidate) => isFree(candidate, 1) && isSame(one, candidate))
        : undefined;
      if (other) pairs.push([one, other]);
    }
  }
  return pairs;
}

function take(list: Stated[], name: string): Stated {
  return list.splice(
    list.findIndex((one) => one.name === name),
    1,
  )[0] as Stated;
}

function spotOf(before: Stated, after: Stated, spot: Spot): Spot {
  return { ...placed(spot, after.name), was: spot.was + before.way, is: spot.is + after.way, role: "parameter" };
}

/** Every parameter that an operation of a spec states, by its conventions. */
function statedIn(operation: Node): Stated[] {
  return [
    ...listIn(operation.parameters, "parameters"),
    ...listIn(operation["x-acs-host-parameters"], "x-acs-host-parameters"),
    ...bodyIn(operation.requestBody),
  ];
}

function listIn(list: unknown, key: string): Stated[] {
  return (Array.isArray(list) ? list : []).filter(isNode).map((holder, index) => {
    const [type, media] = Object.entries(isNode(holder.content) ? holder.content : {})[0] ?? [];
    const inContent = holder.schema === undefined && type !== undefined;
    return {
      name: String(holder.name),
      place: key === "parameters" ? String(holder.in) : "host",
      style: typeof holder["x-acs-style"] === "string" ? holder["x-acs-style"] : inContent ? "json" : undefined,
      required: holder.required === true,
      schema: (inContent ? own(media, "schema") : holder.schema) ?? {},
      holder,
      way: pointer(key, index),
      schemaWay: inContent ? pointer("content", type, "schema") : pointer("schema"),
    };
  });
}

function bodyIn(body: unknown): Stated[] {
  if (!isNode(body)) return [];
  const [type = "", media] = Object.entries(isNode(body.content) ? body.content : {})[0] ?? [];
  const schema = own(media, "schema") ?? {};
  const way = pointer("requestBody", "content", type, "schema");
  const name = body["x-acs-name"];
  if (type === form && name === undefined) {
    const required = own(schema, "required");
    return Object.entries((own(schema, "properties") as Record<string, Node> | undefined) ?? {}).map(
      ([field, holder]) => ({
        name: field,
        place: "form",
        style: holder["x-acs-style"] as string | undefined,
        required: Array.isArray(required) && required.includes(field),
        schema: holder,
        holder,
        way: way + pointer("properties", field),
        schemaWay: "",
      }),
    );
  }
  return [
    {
      name: typeof name === "string" ? name : "body",
      place: "body",
      style: body["x-acs-style"] as string | undefined,
      required: body.required === true,
      schema,
      holder: body,
      way: pointer("requestBody"),
      schemaWay: pointer("content", type, "schema"),
    },
  ];
}
