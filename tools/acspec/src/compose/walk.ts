import { isNode, type Node, own } from "./node.ts";

/** Every schema of a spec: of parameters, bodies, answers, headers and components, and those below them. */
export function* allSchemas(spec: Node, operations: readonly Node[]): Iterable<Node> {
  for (const operation of operations) {
    for (const list of [operation.parameters, operation["x-acs-host-parameters"]]) {
      for (const parameter of (list as Node[] | undefined) ?? []) yield* schemasIn(parameter);
    }
    yield* schemasIn(operation.requestBody);
    for (const response of Object.values((operation.responses ?? {}) as Node)) {
      yield* schemasIn(response);
      for (const header of Object.values((own(response, "headers") ?? {}) as Node)) yield* schemasIn(header);
    }
  }
  for (const schema of Object.values((own(spec.components, "schemas") ?? {}) as Node)) yield* schemasFrom(schema);
}

/** What has a schema, or media types that have one. */
function* schemasIn(holder: unknown): Iterable<Node> {
  yield* schemasFrom(own(holder, "schema"));
  for (const media of Object.values((own(holder, "content") ?? {}) as Node)) yield* schemasFrom(own(media, "schema"));
}

/** A schema and those below it; references are met where they lead. */
export function* schemasFrom(schema: unknown): Iterable<Node> {
  if (!isNode(schema)) return;
  yield schema;
  for (const property of Object.values((schema.properties ?? {}) as Node)) yield* schemasFrom(property);
  for (const inner of [schema.items, schema.additionalProperties, schema.not]) yield* schemasFrom(inner);
  for (const list of [schema.allOf, schema.anyOf, schema.oneOf]) {
    for (const inner of (list as unknown[] | undefined) ?? []) yield* schemasFrom(inner);
  }
}
