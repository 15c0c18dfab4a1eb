import { parse } from "yaml";
import { readFile } from "./repository.ts";

interface Media {
  schema: Record<string, unknown>;
  examples?: { sample?: { value: unknown } };
}

export interface SpecOperation {
  operationId: string;
  "x-acs-methods": string[];
  "x-acs-errors"?: Record<string, { code: string; message: string }[]>;
  parameters?: {
    name: string;
    required?: boolean;
    schema?: Record<string, unknown>;
    content?: Record<string, Media>;
  }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

export interface SpecDocument {
  paths: Record<string, Record<string, SpecOperation>>;
  components: { schemas: Record<string, Record<string, unknown>> };
}

/** The composed spec of a product, as committed. */
export function specOf(product: string): SpecDocument {
  return parse(readFile(`specs/${product}/openapi.yaml`)) as SpecDocument;
}

export function operationsOf(spec: SpecDocument): SpecOperation[] {
  return Object.values(spec.paths).flatMap((item) => Object.values(item));
}

/** The parameters of an operation, those of a form among them: what must be given, and what a value looks like. */
export function parametersOf(
  operation: SpecOperation,
): { name: string; required: boolean; schema: Record<string, unknown> }[] {
  const form = operation.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
  const required = new Set((form?.required as string[] | undefined) ?? []);
  return [
    ...(operation.parameters ?? []).map(({ name, required = false, schema, content }) => ({
      name,
      required,
      schema: schema ?? content?.["application/json"]?.schema ?? {},
    })),
    ...Object.entries((form?.properties as Record<string, Record<string, unknown>> | undefined) ?? {}).map(
      ([name, schema]) => ({ name, required: required.has(name), schema }),
    ),
  ];
}
