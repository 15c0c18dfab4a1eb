import { made, type Schemas } from "../mend.ts";
import { isNode, type Node } from "../node.ts";
import { impossible } from "../values.ts";

/** A parameter as it travels: its place, its style, and an example. */
export function onTheWire(
  name: string,
  place: string,
  style: string | undefined,
  schema: Node,
  schemas: Schemas,
): string {
  const value = made(schema, schemas);
  const example = value === impossible ? "…" : shown(name, place, style, value);
  return `${places[place] ?? place}${style === undefined ? "" : `, style ${style}`}: ${example}`;
}

const places: Readonly<Record<string, string>> = {
  query: "in the query",
  path: "in the path",
  header: "a header",
  host: "in the host name",
  form: "a field of the form",
  body: "the body",
};

function shown(name: string, place: string, style: string | undefined, value: unknown): string {
  if (place === "body") return JSON.stringify(value);
  if (place === "path") return `{${name}} → ${scalar(value)}`;
  if (place === "header" || place === "host") return `${name}: ${scalar(value)}`;
  switch (style) {
    case "json":
      return `${name}=${JSON.stringify(value)}`;
    case "simple":
      return `${name}=${[value].flat().map(scalar).join(",")}`;
    case "spaceDelimited":
      return `${name}=${[value].flat().map(scalar).join(" ")}`;
    case "pipeDelimited":
      return `${name}=${[value].flat().map(scalar).join("|")}`;
    default:
      return flattened(name, value).join("&");
  }
}

/** `Tag.1.Key=env`: lists are numbered from 1. */
function flattened(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => flattened(`${name}.${index + 1}`, item));
  if (isNode(value)) return Object.entries(value).flatMap(([key, member]) => flattened(`${name}.${key}`, member));
  return [`${name}=${scalar(value)}`];
}

function scalar(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
