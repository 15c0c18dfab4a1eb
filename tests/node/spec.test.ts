// Every fact of a product's upstream.json stands in its openapi.yaml, compared one by one.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readFile } from "../testing/repository.ts";

type Json = Record<string, unknown>;
interface Facts {
  directories: { id?: number; title: string; children: string[] }[];
  components: { schemas: Record<string, Json> };
  apis: Record<string, Json & { parameters: (Json & { name: string; in: string; style?: string; schema: Json })[] }>;
  endpoints: { regionId: string; endpoint: string }[];
}
interface Spec extends Json {
  tags: Json[];
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Record<string, Json> };
}

const facts = JSON.parse(readFile("specs/ens/upstream.json")) as Facts;
const spec = parse(readFile("specs/ens/openapi.yaml")) as Spec;
const operations = new Map(
  Object.values(spec.paths).flatMap((item) =>
    Object.values(item).map((one) => [one.operationId as string, one] as const),
  ),
);
const operation = (action: string): Json => operations.get(action) ?? {};

/** What the overlay corrects; here the spec says otherwise than upstream, and has its reason. */
const corrected = [
  "/apis/AddBackendServers/parameters/BackendServers/schema/items/properties/Port",
  "/components/schemas/TagsInParams/properties/Tag",
];

const limits = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"];
const asides: Record<string, string> = {
  minimum: "x-acs-minimum",
  maximum: "x-acs-maximum",
  example: "x-acs-example",
  default: "x-acs-default",
};

/** Checks a schema and those below it. @returns how many there are */
function compare(fact: Json, schema: Json, at: string): number {
  const {
    type,
    properties = {},
    items,
    additionalProperties,
  } = fact as {
    type?: string;
    properties?: Record<string, Json>;
    items?: Json;
    additionalProperties?: Json;
  };
  expect(schema.type, at).toBe(type === "any" ? undefined : type);
  expect(schema.format, at).toBe(fact.format);
  expect(schema.pattern, at).toBe(fact.pattern);
  expect(schema.deprecated ?? false, at).toBe(fact.deprecated ?? false);
  if (fact.$ref !== undefined) expect(schema.$ref, at).toBe(fact.$ref);
  for (const keyword of [...limits, "default", "example"]) {
    if (corrected.includes(at) && limits.includes(keyword)) continue;
    const kept = schema[keyword] ?? schema[asides[keyword] ?? ""];
    const isOfType = typeof schema[keyword] !== "string" || type === "string" || type === "any";
    expect(isOfType, `${at}/${keyword}`).toBe(true);
    expect(sameText(kept, fact[keyword]), `${at}/${keyword}: ${kept} for ${fact[keyword]}`).toBe(true);
  }
  const members = (fact.enum as unknown[] | undefined) ?? [];
  expect(((schema.enum as unknown[] | undefined) ?? []).map(String), at).toEqual(members.map(String));
  const required = Object.keys(properties).filter((name) => properties[name]?.required === true);
  const added = at.endsWith("/responses/200/schema") && "RequestId" in properties ? ["RequestId"] : [];
  expect(schema.required ?? [], at).toEqual([...required, ...added]);
  const below = (schema.properties ?? {}) as Record<string, Json>;
  expect(Object.keys(below), at).toEqual(Object.keys(properties));
  let count = 1;
  for (const [name, property] of Object.entries(properties)) {
    count += compare(property, below[name] as Json, `${at}/properties/${name}`);
  }
  if (items !== undefined) count += compare(items, schema.items as Json, `${at}/items`);
  if (additionalProperties !== undefined) {
    count += compare(additionalProperties, schema.additionalProperties as Json, `${at}/additionalProperties`);
  }
  return count;
}

function sameText(value: unknown, fact: unknown): boolean {
  if (fact === undefined || value === undefined) return fact === value;
  if (typeof value === "object") return JSON.stringify(value) === JSON.stringify(JSON.parse(String(fact)));
  if (typeof value === "boolean") return String(value) === String(fact).toLowerCase();
  return String(value) === String(fact) || (typeof value === "number" && value === Number(fact));
}

/** How many schemas there are, found without following their structure: each has a type, or refers to another. */
function schemasIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + schemasIn(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  const isSchema = ["type", "$ref"].some((key) => typeof (value as Json)[key] === "string");
  return Object.values(value).reduce((sum: number, item) => sum + schemasIn(item), isSchema ? 1 : 0);
}

it("has every operation, in the order of the groups", () => {
  expect(operations.size).toBe(Object.keys(facts.apis).length);
  const grouped = facts.directories.flatMap((directory) => directory.children);
  expect([...operations.keys()]).toEqual([...new Set([...grouped, ...Object.keys(facts.apis)])]);
});

it("has every group, with its operations", () => {
  expect(spec.tags.map((tag) => [tag.name, tag["x-acs-directory-id"]])).toEqual(
    facts.directories.map(({ title, id }) => [title, id]),
  );
  for (const { title, children } of facts.directories) {
    const members = [...operations.values()].filter((one) => (one.tags as string[]).includes(title));
    expect(members.map((one) => one.operationId)).toEqual(children);
  }
});

it("has every parameter: name, place, style, required, type, limits, enum, default, example", () => {
  let [count, schemas] = [0, 0];
  const stated = Object.values(facts.apis).flatMap(({ parameters }) => parameters);
  for (const [action, { parameters }] of Object.entries(facts.apis)) {
    const { parameters: listed = [], requestBody } = operation(action) as { parameters?: Json[]; requestBody?: Json };
    const form = (requestBody as { content?: Record<string, { schema: Json }> })?.content?.[
      "application/x-www-form-urlencoded"
    ]?.schema;
    const names = [
      ...listed.map((one) => `query ${one.name}`),
      ...Object.keys(form?.properties ?? {}).map((name) => `formData ${name}`),
    ];
    expect(names, action).toEqual(
      parameters
        .toSorted((a, b) => Number(a.in === "formData") - Number(b.in === "formData"))
        .map((one) => `${one.in} ${one.name}`),
    );
    for (const fact of parameters) {
      const at = `/apis/${action}/parameters/${fact.name}`;
      const field = ((form?.properties ?? {}) as Record<string, Json>)[fact.name];
      const parameter = fact.in === "formData" ? undefined : listed.find((one) => one.name === fact.name);
      const content = parameter?.content as Record<string, { schema: Json }> | undefined;
      const schema = field ?? (fact.style === "json" ? content?.["application/json"]?.schema : parameter?.schema);
      const required = parameter
        ? (parameter.required ?? false)
        : ((form?.required ?? []) as string[]).includes(fact.name);
      expect(required, at).toBe(fact.schema.required ?? false);
      expect((field ?? parameter)?.["x-acs-style"], at).toBe(fact.style);
      expect(parameter?.style, at).toBe(fact.style === "simple" ? "form" : undefined);
      schemas += compare(fact.schema, schema as Json, `${at}/schema`);
      count++;
    }
  }
  expect([count, schemas]).toEqual([stated.length, schemasIn(stated.map(({ schema }) => schema))]);
});

it("has every field of every answer", () => {
  let count = 0;
  for (const [action, fact] of Object.entries(facts.apis)) {
    const { schema } = (fact.responses as Record<string, { schema: Json }>)["200"] as { schema: Json };
    count += compare(schema, answerOf(action).schema, `/apis/${action}/responses/200/schema`);
  }
  expect(count).toBe(schemasIn(Object.values(facts.apis).map(({ responses }) => responses as Json)));
});

it("has every component", () => {
  for (const [name, fact] of Object.entries(facts.components.schemas)) {
    compare(fact, spec.components.schemas[name] as Json, `/components/schemas/${name}`);
  }
});

it("has every error code, cleaned of blanks, the original kept where it differs", () => {
  let [count, cleaned] = [0, 0];
  for (const [action, fact] of Object.entries(facts.apis)) {
    const errors = (operation(action)["x-acs-errors"] ?? {}) as Record<string, Json[]>;
    for (const [status, rows] of Object.entries((fact.errorCodes ?? {}) as Record<string, Json[]>)) {
      expect(errors[status]?.length, action).toBe(rows.length);
      for (const [index, row] of rows.entries()) {
        const error = errors[status]?.[index] as Json;
        expect([error.upstreamCode ?? error.code, error.upstreamMessage ?? error.message], action).toEqual([
          row.errorCode,
          row.errorMessage,
        ]);
        expect(String(error.code).trim() + String(error.message).trim(), action).toBe(`${error.code}${error.message}`);
        expect(error.template ?? false, action).toBe(`${row.errorCode}${row.errorMessage}`.includes("%s"));
        count++;
        if (error.upstreamCode !== undefined) cleaned++;
      }
    }
  }
  const rows = Object.values(facts.apis).flatMap(({ errorCodes }) => Object.values((errorCodes ?? {}) as Json).flat());
  expect(count).toBe(rows.length);
  expect(cleaned).toBe(rows.filter((row) => /^\s|\s$/.test((row as { errorCode: string }).errorCode)).length);
});

it("has methods, schemes, deprecation, authorization, dates and what else upstream says of an operation", () => {
  for (const [action, fact] of Object.entries(facts.apis)) {
    const one = operation(action);
    expect([one["x-acs-methods"], one["x-acs-schemes"]], action).toEqual([fact.methods, fact.schemes]);
    expect(one.deprecated ?? false, action).toBe(fact.deprecated ?? false);
    expect([one["x-acs-system-tags"], one["x-acs-static-info"], one["x-acs-operation-type"]], action).toEqual([
      fact.systemTags,
      fact.staticInfo,
      fact.operationType,
    ]);
    const changes = (fact.changeSet as { createdAt: string; description: string }[] | undefined)?.map((change) => ({
      date: change.createdAt.slice(0, 10),
      description: change.description,
    }));
    expect(one["x-acs-change-history"], action).toEqual(changes);
    const actions = (fact.ramActions as { ramAction: Json }[] | undefined)?.map(({ ramAction }) => ramAction.action);
    expect(
      (one["x-acs-ram"] as Json[] | undefined)?.map((ram) => ram.action),
      action,
    ).toEqual(actions);
  }
});

it("has the host of every region", () => {
  const { default: host, public: hosts, vpc } = spec["x-acs-endpoints"] as Record<string, Record<string, string>>;
  expect(hosts).toEqual(Object.fromEntries(facts.endpoints.map((one) => [one.regionId, one.endpoint])));
  expect([host, Object.keys(vpc ?? {}).length]).toEqual(["ens.aliyuncs.com", 3]);
});

it("has a sample for every operation, with a RequestId, valid against its schema", () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  for (const [name, schema] of Object.entries(spec.components.schemas))
    ajv.addSchema(schema, `#/components/schemas/${name}`);
  for (const action of operations.keys()) {
    const { schema, examples } = answerOf(action);
    const { value } = examples.sample;
    expect(value, action).toHaveProperty("RequestId");
    expect(ajv.validate(schema, value), `${action}: ${ajv.errorsText()}`).toBe(true);
  }
});

it("keeps upstream's sample as it is where it is valid", () => {
  const kept = Object.entries(facts.apis).filter(([action, { responseDemo }]) => {
    if (typeof responseDemo !== "string") return false;
    const [{ example }] = JSON.parse(responseDemo) as [{ example: string }];
    return JSON.stringify(answerOf(action).examples.sample.value) === JSON.stringify(JSON.parse(example));
  });
  expect(kept.length).toBeGreaterThan(150);
});

it("says all that the vendor's page says of ShareAICImage", () => {
  const one = operation("ShareAICImage");
  const [imageId, users] = one.parameters as Json[];
  expect(imageId).toMatchObject({
    name: "ImageId",
    in: "query",
    required: true,
    schema: { type: "string", maxLength: 128 },
  });
  expect(users).toMatchObject({
    name: "Users",
    in: "query",
    required: true,
    "x-acs-style": "json",
    content: {
      "application/json": { schema: { type: "array", minItems: 1, maxItems: 10, items: { type: "string" } } },
    },
  });
  expect(answerOf("ShareAICImage")).toMatchObject({
    schema: { required: ["RequestId"], properties: { RequestId: { type: "string" } } },
    examples: { sample: { value: { RequestId: "AAE90880-4970-4D81-A534-A6C0F3631F74" } } },
  });
  const errors = one["x-acs-errors"] as Record<string, Json[]>;
  expect(Object.keys(errors)).toEqual(["400"]);
  expect(errors["400"]?.map((row) => row.code)).toEqual([
    "Interface.Call.Failed",
    "Interface.Call.Error",
    "NoPermission",
    "InvalidParameter.%s",
  ]);
  expect(one["x-acs-ram"]).toMatchObject([
    { action: "ens:ShareAICImage", resources: [{ type: "All Resource", arn: "*" }] },
  ]);
  expect(one["x-acs-change-history"]).toEqual([{ date: "2025-10-29", description: "Add Operation" }]);
});

function answerOf(action: string): { schema: Json; examples: { sample: { value: Json } } } {
  const responses = operation(action).responses as Record<string, { content: Record<string, never> }>;
  return (responses["200"] as { content: Record<string, never> }).content["application/json"] as never;
}
