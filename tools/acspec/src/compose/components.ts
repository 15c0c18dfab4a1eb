import type { Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import { type Node, node } from "./node.ts";
import type { Context } from "./provenance.ts";
import { composeSchema } from "./schema.ts";
import { securitySchemes } from "./security.ts";

/** The shape of every error. @see specs/protocol/errors.md */
const errorSchema: Node = {
  type: "object",
  description: "What a refused call answers.",
  required: ["Code", "Message", "RequestId"],
  properties: {
    Code: { type: "string" },
    Message: { type: "string" },
    RequestId: { type: "string" },
    HostId: { type: "string" },
    Recommend: { type: "string" },
    AccessDeniedDetail: { type: "object", additionalProperties: true },
  },
  additionalProperties: true,
};

const ownName = "AcsError";

/** A name in the spec for each component: OpenAPI allows letters, digits, `.`, `-` and `_`. */
export function nameComponents(facts: Facts): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set([ownName]);
  for (const upstream of Object.keys(facts.components?.schemas ?? {})) {
    const plain = upstream.replaceAll(/[^\w.-]/g, "_");
    let name = plain;
    for (let count = 2; taken.has(name); count++) name = `${plain}_${count}`;
    taken.add(name);
    names.set(upstream, name);
  }
  return names;
}

export function composeComponents(facts: Facts, context: Context): Node {
  const schemas = Object.entries(facts.components?.schemas ?? {}).map(([upstream, schema]) => {
    const name = context.componentNames.get(upstream) as string;
    const composed = composeSchema(schema, pointer("components", "schemas", upstream), context);
    if (name !== upstream) composed["x-acs-name"] = upstream;
    return [name, composed] as const;
  });
  return {
    securitySchemes: securitySchemes(facts),
    responses: {
      Error: {
        description: "The call was refused; the code says why.",
        content: { "application/json": { schema: { $ref: `#/components/schemas/${ownName}` } } },
      },
    },
    schemas: node([[ownName, structuredClone(errorSchema)], ...schemas]),
  };
}
