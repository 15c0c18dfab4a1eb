import type { Operation, Place, Spec } from "../spec.ts";
import { keyText, module } from "../text.ts";

/**
 * `requests.ts`: what goes into and comes out of each method, by name.
 *
 * A parameter's place on the wire does not show: query, form, path and header come together in one interface.
 */
export function requests(spec: Spec): string {
  const lines = ['import type { operations } from "./types.ts";', ""];
  for (const operation of spec.operations) lines.push(requestType(operation), responseType(operation));
  return module(spec, lines);
}

function requestType(operation: Operation): string {
  const name = `${operation.action}Request`;
  const parts = partsOf(operation);
  const host = operation.parameters.filter((parameter) => parameter.in === "host");
  const members = host
    .map((parameter) => ` ${keyText(parameter.name)}${parameter.required ? "" : "?"}: string;`)
    .join("");
  const body = `{${members}${members === "" ? "" : " "}}`;
  if (operation.parameters.length === 0) return `export interface ${name} {\n  [name: string]: never;\n}`;
  if (parts.length === 0) return `export interface ${name} ${body}`;
  if (sharesNames(operation)) return `export type ${name} = ${[...parts, ...(members ? [body] : [])].join(" & ")};`;
  return `export interface ${name} extends ${parts.join(", ")} ${body}`;
}

function responseType({ action, response, responseType: media }: Operation): string {
  const name = `${action}Response`;
  if (!response) return `export interface ${name} {\n  [field: string]: unknown;\n}`;
  const content = `operations[${JSON.stringify(action)}]["responses"][200]["content"][${JSON.stringify(media)}]`;
  const isInterface = response.type === "object" && response.properties && !response.additionalProperties;
  return isInterface ? `export interface ${name} extends ${named(content)} {}` : `export type ${name} = ${content};`;
}

/** An interface extends names only, with type arguments or not; this makes one of an indexed type. */
function named(type: string): string {
  return `NonNullable<${type}>`;
}

/** The types that the parameters stand in, by place. */
function partsOf(operation: Operation): string[] {
  const base = `operations[${JSON.stringify(operation.action)}]`;
  const parts: string[] = [];
  for (const place of ["query", "path", "header"] as const) {
    if (placed(operation, place).length > 0) parts.push(named(`${base}["parameters"]["${place}"]`));
  }
  const content = bodyContent(operation, base);
  if (placed(operation, "form").length > 0) parts.push(named(content));
  for (const { name, required } of placed(operation, "body")) {
    parts.push(`{ ${keyText(name)}${required ? "" : "?"}: ${content} }`);
  }
  return parts;
}

function bodyContent(operation: Operation, base: string): string {
  return `${named(`${base}["requestBody"]`)}["content"][${JSON.stringify(operation.bodyType)}]`;
}

function placed(operation: Operation, place: Place) {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

/** One name in two places, or a body with a type literal: an interface cannot extend those. */
function sharesNames({ parameters }: Operation): boolean {
  return (
    new Set(parameters.map(({ name }) => name)).size < parameters.length || parameters.some((p) => p.in === "body")
  );
}
