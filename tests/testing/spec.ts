import { parse } from "yaml";
import { readFile } from "./repository.ts";

interface Media {
  schema: Record<string, unknown>;
  examples?: { sample?: { value: unknown } };
}

export interface SpecOperation {
  operationId: string;
  "x-acs-unreviewed"?: boolean;
  "x-acs-methods": string[];
  "x-acs-errors"?: Record<string, { code: string; message: string }[]>;
  "x-acs-kind"?: { kind: "read" | "write"; token?: string };
  "x-acs-pagination"?: SpecPagination;
  parameters?: {
    name: string;
    in?: string;
    required?: boolean;
    schema?: Record<string, unknown>;
    content?: Record<string, Media>;
  }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

/** Paths have names alone: a list on the way stands for each of its items. */
interface SpecPagination {
  style: "number" | "token" | "marker";
  request: Record<string, string>;
  response: Record<string, string>;
  items: string;
  size?: [usual: number | null, most: number | null];
}

interface SpecWaiter {
  summary: string;
  poll: {
    operation: string;
    parameters: Record<string, string | [string]>;
    records?: string;
    where?: Record<string, string>;
    state: string;
  };
  success?: string[];
  failure?: string[];
  pending?: string[];
  gone: { means: "success" | "failure" | "pending"; codes?: string[] };
  delayMs?: number;
  deadlineMs?: number;
}

export interface SpecDocument {
  "x-acs-waiters": Record<string, SpecWaiter>;
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

/** The operations that people have looked at: all but what `pnpm sync` has brought since. */
export function reviewedOf(spec: SpecDocument): SpecOperation[] {
  return operationsOf(spec).filter((operation) => operation["x-acs-unreviewed"] !== true);
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

/** The schema of an operation's answer. */
export function answerOf(operation: SpecOperation): Record<string, unknown> {
  return operation.responses["200"]?.content?.["application/json"]?.schema ?? {};
}

/** The schema that a path of names leads to, lists on the way passed through; none where it leads nowhere. */
export function schemaAt(
  schema: Record<string, unknown> | undefined,
  path: string,
): Record<string, unknown> | undefined {
  return path.split(".").reduce((at: Record<string, unknown> | undefined, name) => {
    const object = (at?.type === "array" ? at.items : at) as { properties?: Record<string, never> } | undefined;
    return object?.properties?.[name];
  }, schema);
}
