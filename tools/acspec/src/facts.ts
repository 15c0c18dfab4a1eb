/**
 * Facts: the upstream document of a product and version without its prose.
 *
 * The same format as upstream's `api-docs.json`, so that importing facts again gives the same bytes.
 *
 * @see specs/README.md
 * @module
 */

export interface Facts {
  version: string;
  info: { style: "RPC" | "ROA"; product: string; version: string };
  /** Groups; some products have plain actions beside them at the top. */
  directories?: (string | Directory)[];
  components: { schemas: Record<string, FactSchema> };
  apis: Record<string, FactOperation>;
  /** Hosts; a region may stand here twice. Hosts for VPCs are in few documents. */
  endpoints: { regionId: string; endpoint: string; areaId?: unknown; vpc?: string }[];
}

/** A group of operations: actions by name, or further groups. */
export interface Directory {
  id?: number;
  title: string;
  type: "directory";
  children: (string | Directory)[];
}

export interface FactOperation {
  /** `/` or empty in RPC; in ROA it may lack, and hold names without a parameter, `*`, a query (`/?acl`). */
  path?: string;
  /** lower case, at least one */
  methods: string[];
  /** lower case; mostly http and https, also sse and wss */
  schemes: string[];
  security: Record<string, string[]>[];
  deprecated?: boolean;
  consumes?: string[];
  produces?: string[];
  operationType?: string;
  systemTags?: Record<string, unknown>;
  staticInfo?: Record<string, unknown>;
  parameters: FactParameter[];
  responses?: Record<string, { headers?: Record<string, { schema: FactSchema }>; schema?: FactSchema }>;
  errorCodes?: Record<string, { errorCode: string; errorMessage: string }[]>;
  responseDemo?: string;
  ramActions?: FactRamAction[];
  changeSet?: { createdAt?: string; description: string }[];
  [fact: string]: unknown;
}

export interface FactRamAction {
  operationType?: string;
  ramAction: {
    action: string;
    authLevel?: string;
    actionConditions?: unknown[];
    resources?: { validationType?: string; product?: string; resourceType?: string; arn?: string }[];
  };
}

/** One name stands once in a place. */
export interface FactParameter {
  name: string;
  /** query, formData, path, header, body, host */
  in: string;
  /** json, repeatList, flat, simple, spaceDelimited, pipeDelimited; on bodies json and flat */
  style?: string;
  allowEmptyValue?: boolean;
  schema: FactSchema;
}

/**
 * Near JSON Schema: `required` is a boolean on the property itself, limits and examples may be text.
 *
 * May be empty, a list without items, an object without properties. Facts beside `$ref` (`required`, above all) count.
 */
export interface FactSchema {
  /** string, integer, number, boolean, array, object, any */
  type?: string;
  nullable?: boolean;
  format?: string;
  required?: boolean;
  docRequired?: boolean;
  deprecated?: boolean;
  readOnly?: boolean;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  minimum?: string | number;
  maximum?: string | number;
  exclusiveMinimum?: unknown;
  exclusiveMaximum?: unknown;
  minLength?: string | number;
  maxLength?: string | number;
  minItems?: string | number;
  maxItems?: string | number;
  pattern?: string;
  items?: FactSchema;
  properties?: Record<string, FactSchema>;
  additionalProperties?: boolean | FactSchema;
  /** `#/components/schemas/Name`, a component that is there; components may contain themselves. */
  $ref?: string;
  allOf?: FactSchema[];
  anyOf?: FactSchema[];
  oneOf?: FactSchema[];
  not?: FactSchema;
  /** Keywords that no other part of the tools needs to know, and extensions. */
  [fact: string]: unknown;
}
