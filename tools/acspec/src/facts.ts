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
  directories?: Directory[];
  components: { schemas: Record<string, FactSchema> };
  apis: Record<string, FactOperation>;
  endpoints: { regionId: string; endpoint: string }[];
}

/** A group of operations: actions by name, or further groups. */
export interface Directory {
  id?: number;
  title: string;
  type: "directory";
  children: (string | Directory)[];
}

export interface FactOperation {
  path?: string;
  methods: string[];
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
  changeSet?: { createdAt: string; description: string }[];
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

export interface FactParameter {
  name: string;
  in: string;
  style?: string;
  allowEmptyValue?: boolean;
  schema: FactSchema;
}

/** Near JSON Schema: `required` is a boolean on the property itself, limits and examples may be text. */
export interface FactSchema {
  type?: string;
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
  $ref?: string;
  [fact: string]: unknown;
}
