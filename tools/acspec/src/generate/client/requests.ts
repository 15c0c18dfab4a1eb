import type { Operation, Place, Spec } from "../spec.ts";
import { keyText, module } from "../text.ts";
import { isPlain } from "./plain.ts";
import { requestObject, responseSchema } from "./schemas.ts";
import { type TypeTexts, typeTexts } from "./type-texts.ts";

/**
 * `requests.ts`: what goes into and comes out of each method, by name.
 *
 * A parameter's place on the wire does not show: query, form, path and header come together in one interface. Each is
 * written out, member by member: compilers and editors read nothing faster.
 */
export async function requests(spec: Spec): Promise<string> {
  const texts = await typeTexts(spec);
  const types = spec.operations.flatMap((operation) =>
    isPlain(operation)
      ? [flatRequest(operation, texts), flatResponse(operation, texts)]
      : [requestType(operation), responseType(operation)],
  );
  const lines = [...types, ...texts.helpers()];
  const used = ["components", "operations"].filter((name) => lines.some((line) => line.includes(`${name}["`)));
  return module(spec, [
    ...(used.length > 0 ? [`import type { ${used.join(", ")} } from "./types.ts";`, ""] : []),
    ...lines,
  ]);
}

function flatRequest(operation: Operation, texts: TypeTexts): string {
  const name = `${operation.action}Request`;
  if (operation.parameters.length === 0) return `export interface ${name} {\n\t[name: string]: never;\n}`;
  return texts.declaration(name, requestObject(operation));
}

function flatResponse({ action, response }: Operation, texts: TypeTexts): string {
  return texts.declaration(`${action}Response`, responseSchema(response ?? {}));
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
