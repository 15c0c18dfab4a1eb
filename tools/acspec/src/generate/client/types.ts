import type { Operation, Place, Spec } from "../spec.ts";
import { keyText, module } from "../text.ts";
import { isPlain } from "./plain.ts";
import { typeTexts } from "./type-texts.ts";

/**
 * `types.ts`: the document as openapi-typescript describes it and openapi-fetch reads it. What operations take and
 * answer stands in `requests.ts`; here are names for how it travels, which cost nothing until somebody asks for one.
 */
export async function types(spec: Spec): Promise<string> {
  const texts = await typeTexts(spec);
  const operations = spec.operations.map((operation) => {
    const type = isPlain(operation) ? plainType(operation) : texts.operation(operation).replaceAll("\n", "\n\t");
    return `\t${keyText(operation.action)}: ${type};`;
  });
  const components = texts.components();
  return module(spec, [
    'import type * as types from "./requests.ts";',
    "",
    "export interface paths {",
    ...pathsOf(spec),
    "}",
    components,
    "export interface operations {",
    ...operations,
    "}",
    ...(spec.operations.some(isPlain) ? shapes : []),
    ...texts.helpers(),
  ]);
}

/** An operation by its answer, by its parameters beside that, and by those of the query alone. */
const shapes = `
interface Answered<Answer, Media extends string = "application/json"> {
	responses: {
		/** The answer. */
		200: { headers: { [name: string]: unknown }; content: { [Type in Media]: Answer } };
		default: components["responses"]["Error"];
	};
}
interface Operation<Parameters, Answer, Media extends string = "application/json"> extends Answered<Answer, Media> {
	parameters: Parameters;
}
interface Query<Request, Answer> extends Answered<Answer> {
	parameters: { query: Request };
}
interface OptionalQuery<Request, Answer> extends Answered<Answer> {
	parameters: { query?: Request };
}`.split("\n");

function pathsOf({ document }: Spec): string[] {
  return Object.entries(document.paths).map(([path, item]) => {
    const verbs = Object.entries(item).map(
      ([verb, { operationId }]) => `${verb}: operations[${JSON.stringify(operationId)}]`,
    );
    return `\t${JSON.stringify(path)}: { ${verbs.join("; ")} };`;
  });
}

function plainType(operation: Operation): string {
  const { action, responseType = "" } = operation;
  const answer = `types.${action}Response`;
  const media = responseType === "application/json" ? "" : `, ${JSON.stringify(responseType)}`;
  const places = (["query", "header", "path"] as const).flatMap((place) => placeOf(operation, place));
  const body = bodyOf(operation);
  if (places.length === 0) return `Answered<${answer}${media}>${body}`;
  const [query] = places;
  if (query?.place === "query" && places.length === 1 && media === "") {
    return `${query.optional ? "OptionalQuery" : "Query"}<${query.type}, ${answer}>${body}`;
  }
  const parameters = places.map(({ place, optional, type }) => `${place}${optional ? "?" : ""}: ${type}`).join("; ");
  return `Operation<{ ${parameters} }, ${answer}${media}>${body}`;
}

interface Travelling {
  place: Place;
  optional: boolean;
  type: string;
}

/** What travels in a place: all of the request, or some members of it. */
function placeOf({ action, parameters }: Operation, place: Place): Travelling[] {
  const there = parameters.filter((parameter) => parameter.in === place);
  if (there.length === 0) return [];
  const names = there.map(({ name }) => JSON.stringify(name)).join(" | ");
  const type = there.length === parameters.length ? `types.${action}Request` : `Pick<types.${action}Request, ${names}>`;
  return [{ place, optional: !there.some(({ required }) => required), type }];
}

/** The fields of a form, or the one parameter that is the body. */
function bodyOf(operation: Operation): string {
  const { action, parameters, bodyType, source } = operation;
  if (bodyType === undefined) return "";
  const whole = parameters.find((parameter) => parameter.in === "body");
  const type = whole
    ? `NonNullable<types.${action}Request[${JSON.stringify(whole.name)}]>`
    : (placeOf(operation, "form")[0]?.type ?? "Record<string, never>");
  const optional = source.requestBody?.required === true ? "" : "?";
  return ` & { requestBody${optional}: { content: { ${JSON.stringify(bodyType)}: ${type} } } }`;
}
