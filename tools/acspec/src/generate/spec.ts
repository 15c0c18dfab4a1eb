/**
 * What the emitters know of a spec: its operations in the spec's order, parameters of every place in one list.
 *
 * Reads the conventions of `openapi.yaml` (see specs/README.md) once, so that no emitter has to.
 *
 * @module
 */
import { CORE_SCHEMA, load } from "js-yaml";
import { Problem, pointer } from "../problem.ts";
import { holdsSecret, type Kind, type Pagination, type RateLimit, type Waiter } from "./annotations.ts";

export type JsonSchema = { [keyword: string]: unknown };

export interface Spec {
  /** The file's name as headers say it. */
  source: string;
  document: OpenApi;
  product: string;
  version: string;
  style: "RPC" | "ROA";
  endpoints: { default: string; public: Record<string, string>; vpc: Record<string, string> };
  operations: Operation[];
  schemas: Record<string, JsonSchema>;
  /** What can be waited for, by name. */
  waiters: Record<string, Waiter>;
  /** What a mock plays beyond single calls: records by resource, tables, rules. */
  state: StateTables | undefined;
  /** Operations that clients call and no upstream document has. */
  undocumented: Operation[];
  /** By action. */
  rateLimits: Record<string, RateLimit>;
}

/** The tables of a stateful mock as overlays have them and `acspec compose` has checked them. */
interface StateTables {
  resources: Record<string, JsonSchema>;
  catalogues: Record<string, readonly unknown[]>;
  rules: JsonSchema;
}

export interface Operation {
  action: string;
  /** The key under `paths`, and the path on the wire. */
  key: string;
  path: string;
  method: string;
  methods: string[];
  schemes: string[];
  /** It may be called without a key. */
  unsigned: boolean;
  group: string | undefined;
  summary: string | undefined;
  description: string | undefined;
  url: string | undefined;
  deprecated: boolean;
  /** An operation of which nothing is known writes. */
  kind: Kind["kind"];
  /** The parameter that makes a write safe to repeat. */
  token: string | undefined;
  /** How it answers in pages. */
  pagination: Pagination | undefined;
  /** What it does to which resource. */
  effect: JsonSchema | undefined;
  /** That it hands out keys, or says whose the caller's are, and how. */
  identity: JsonSchema | undefined;
  /** It is known to ask for no permission. */
  isOpen: boolean;
  ramActions: string[];
  /** The resources that its permission is about, as upstream writes them. */
  ramResources: string[];
  added: string | undefined;
  parameters: Parameter[];
  /** The media type of the request's body, if it has one. */
  bodyType: string | undefined;
  errors: { status: string; code: string; message: string }[];
  /** The schema of the answer, and the media type that it stands under. */
  response: JsonSchema | undefined;
  responseType: string | undefined;
  sample: unknown;
  /** As the document has it. */
  source: OpenApiOperation;
}

export type Place = "query" | "form" | "path" | "header" | "body" | "host";

export interface Parameter {
  name: string;
  in: Place;
  style: string | undefined;
  required: boolean;
  /** It is a secret, or holds one. */
  secret: boolean;
  schema: JsonSchema;
  description: string | undefined;
  deprecated: boolean | undefined;
}

/** The parts of an OpenAPI document that are read here. */
export interface OpenApi {
  info: { title: string; version: string; "x-acs-product"?: string; "x-acs-style"?: "RPC" | "ROA" };
  "x-acs-endpoints"?: { default?: string; public?: Record<string, string>; vpc?: Record<string, string> };
  "x-acs-waiters"?: Record<string, Waiter>;
  "x-acs-resources"?: Record<string, JsonSchema>;
  "x-acs-catalogues"?: Record<string, readonly unknown[]>;
  "x-acs-mock"?: JsonSchema;
  "x-acs-rate-limits"?: Record<string, RateLimit>;
  "x-acs-undocumented"?: Record<string, OpenApiOperation>;
  security?: SecurityRequirement[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components?: { schemas?: Record<string, JsonSchema>; responses?: Record<string, object> };
}

/** Schemes that are asked for together. */
type SecurityRequirement = Record<string, string[]>;

interface MediaType {
  schema?: JsonSchema;
  examples?: Record<string, { value?: unknown }>;
}

export interface OpenApiParameter {
  name: string;
  in: string;
  description?: string;
  deprecated?: boolean;
  required?: boolean;
  schema?: JsonSchema;
  content?: Record<string, MediaType>;
  "x-acs-style"?: string;
  "x-acs-secret"?: boolean;
}

export interface OpenApiOperation {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  externalDocs?: { url?: string };
  deprecated?: boolean;
  "x-acs-methods"?: string[];
  "x-acs-schemes"?: string[];
  security?: SecurityRequirement[];
  "x-acs-path"?: string;
  "x-acs-kind"?: Kind;
  "x-acs-pagination"?: Pagination;
  "x-acs-resource"?: JsonSchema;
  "x-acs-identity"?: JsonSchema;
  "x-acs-ram"?: { action: string; resources?: { arn?: string }[] }[];
  "x-acs-change-history"?: { date: string; description: string }[];
  "x-acs-errors"?: Record<string, { code: string; message: string }[]>;
  "x-acs-host-parameters"?: OpenApiParameter[];
  parameters?: OpenApiParameter[];
  requestBody?: {
    description?: string;
    required?: boolean;
    "x-acs-name"?: string;
    "x-acs-secret"?: boolean;
    content: Record<string, MediaType>;
  };
  responses?: Record<string, { content?: Record<string, MediaType> }>;
}

const httpMethods = new Set(["get", "put", "post", "delete", "patch", "head", "options"]);
const form = "application/x-www-form-urlencoded";

/**
 * @param text an `openapi.yaml` as `acspec compose` writes it
 * @param file its name, for messages and headers
 */
export function readSpec(text: string, file: string): Spec {
  let document: OpenApi;
  try {
    // In a fifth of the time and memory that `yaml` takes, which keeps comments and places that nobody needs here.
    document = load(text, { schema: CORE_SCHEMA }) as OpenApi;
  } catch (error) {
    throw new Problem(`is not YAML: ${(error as Error).message.split("\n")[0]}`, { file });
  }
  return specFrom(document, file);
}

/** The same of a document that `compose` made, which need not become text first. */
export function specFrom(document: OpenApi, file: string): Spec {
  const product = document?.info?.["x-acs-product"];
  if (product === undefined || typeof document.paths !== "object") {
    throw new Problem("is no spec of a product; make one with `acspec compose`", {
      file,
      pointer: "/info/x-acs-product",
    });
  }
  const endpoints = document["x-acs-endpoints"] ?? {};
  return {
    source: file,
    document,
    product,
    version: document.info.version,
    style: document.info["x-acs-style"] ?? "RPC",
    endpoints: { default: endpoints.default ?? "", public: endpoints.public ?? {}, vpc: endpoints.vpc ?? {} },
    operations: operationsOf(document, file),
    schemas: document.components?.schemas ?? {},
    waiters: document["x-acs-waiters"] ?? {},
    state: stateOf(document),
    undocumented: undocumentedOf(document),
    rateLimits: document["x-acs-rate-limits"] ?? {},
  };
}

function stateOf(document: OpenApi): StateTables | undefined {
  const { "x-acs-resources": resources, "x-acs-catalogues": catalogues = {}, "x-acs-mock": rules = {} } = document;
  return resources && { resources, catalogues, rules };
}

function undocumentedOf({ "x-acs-undocumented": operations = {}, components, security = [] }: OpenApi): Operation[] {
  return Object.entries(operations).map(([action, operation]) =>
    readOperation(`/${action}`, "post", { security, ...operation }, components?.schemas ?? {}),
  );
}

function operationsOf(document: OpenApi, file: string): Operation[] {
  const operations: Operation[] = [];
  for (const [key, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!httpMethods.has(method)) continue;
      if (typeof operation.operationId !== "string") {
        throw new Problem("has no operationId", { file, pointer: pointer("paths", key, method) });
      }
      const { security = [], components } = document;
      operations.push(readOperation(key, method, { security, ...operation }, components?.schemas ?? {}));
    }
  }
  return operations;
}

function readOperation(
  key: string,
  method: string,
  operation: OpenApiOperation,
  schemas: Record<string, JsonSchema>,
): Operation {
  const [responseType, answer] = Object.entries(operation.responses?.["200"]?.content ?? {})[0] ?? [];
  return {
    action: operation.operationId,
    key,
    path: operation["x-acs-path"] ?? key,
    method: method.toUpperCase(),
    methods: (operation["x-acs-methods"] ?? [method]).map((name) => name.toUpperCase()),
    schemes: operation["x-acs-schemes"] ?? ["https"],
    unsigned: (operation.security ?? []).some(isUnsigned),
    group: operation.tags?.[0],
    summary: operation.summary,
    description: operation.description,
    url: operation.externalDocs?.url,
    deprecated: operation.deprecated ?? false,
    kind: operation["x-acs-kind"]?.kind ?? "write",
    token: operation["x-acs-kind"]?.token,
    pagination: operation["x-acs-pagination"],
    effect: operation["x-acs-resource"],
    identity: operation["x-acs-identity"],
    isOpen: operation["x-acs-ram"]?.length === 0,
    ramActions: (operation["x-acs-ram"] ?? []).map((ram) => ram.action),
    ramResources: (operation["x-acs-ram"] ?? []).flatMap(({ resources = [] }) => resources.map(({ arn = "*" }) => arn)),
    added: operation["x-acs-change-history"]?.find((change) => change.description === "Add Operation")?.date,
    parameters: [
      ...(operation.parameters ?? []).map((parameter) => readParameter(parameter, parameter.in as Place, schemas)),
      ...(operation["x-acs-host-parameters"] ?? []).map((parameter) => readParameter(parameter, "host", schemas)),
      ...bodyParameters(operation, schemas),
    ],
    bodyType: Object.keys(operation.requestBody?.content ?? {})[0],
    errors: Object.entries(operation["x-acs-errors"] ?? {}).flatMap(([status, rows]) =>
      rows.map(({ code, message }) => ({ status, code, message })),
    ),
    response: answer?.schema,
    responseType,
    sample: answer?.examples?.sample?.value,
    source: operation,
  };
}

/** Nobody's call, or one whose proof is a token among the parameters. */
function isUnsigned(requirement: SecurityRequirement): boolean {
  return Object.keys(requirement).every((scheme) => scheme === "Anonymous" || scheme === "ARS_OIDC");
}

function readParameter(parameter: OpenApiParameter, place: Place, schemas: Record<string, JsonSchema>): Parameter {
  const schema = parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? {};
  return {
    name: parameter.name,
    in: place,
    style: parameter["x-acs-style"] ?? (parameter.content ? "json" : undefined),
    required: parameter.required ?? false,
    secret: parameter["x-acs-secret"] === true || holdsSecret(schema, schemas),
    schema,
    description: parameter.description,
    deprecated: parameter.deprecated,
  };
}

/** A form's fields are parameters each; any other body is one parameter. */
function bodyParameters(operation: OpenApiOperation, schemas: Record<string, JsonSchema>): Parameter[] {
  const body = operation.requestBody;
  if (!body) return [];
  const [type, media] = Object.entries(body.content)[0] ?? [];
  const schema = media?.schema ?? {};
  if (type !== form || body["x-acs-name"] !== undefined) {
    const secret = body["x-acs-secret"] === true || holdsSecret(schema, schemas);
    const name = body["x-acs-name"] ?? "body";
    const { required = false, description } = body;
    return [{ name, in: "body", style: undefined, required, secret, schema, description, deprecated: undefined }];
  }
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(([name, field]) => ({
    name,
    in: "form",
    style: field["x-acs-style"] as string | undefined,
    required: required.has(name),
    secret: holdsSecret(field, schemas),
    schema: field,
    description: undefined, // its schema's
    deprecated: undefined,
  }));
}
