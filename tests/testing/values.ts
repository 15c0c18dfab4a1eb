/** A value that a schema allows, from its enum, its limits and its kind alone. */
export function valueFor(
  schema: Record<string, unknown>,
  schemas: Record<string, Record<string, unknown>> = {},
  depth = 0,
): unknown {
  if (typeof schema.$ref === "string") {
    return depth > 5 ? undefined : valueFor(schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, schemas, depth + 1);
  }
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case "integer":
    case "number":
      return (schema.minimum as number | undefined) ?? Math.min(1, (schema.maximum as number | undefined) ?? 1);
    case "boolean":
      return true;
    case "array":
      return Array.from({ length: Math.max(1, Number(schema.minItems ?? 1)) }, () =>
        valueFor((schema.items as Record<string, unknown>) ?? { type: "string" }, schemas, depth + 1),
      );
    case "object": {
      const properties = (schema.properties as Record<string, Record<string, unknown>> | undefined) ?? {};
      const required = new Set((schema.required as string[] | undefined) ?? []);
      const chosen = Object.entries(properties).filter(
        ([name], at) => required.has(name) || (required.size === 0 && at === 0),
      );
      return Object.fromEntries(chosen.map(([name, property]) => [name, valueFor(property, schemas, depth + 1)]));
    }
    default:
      return textOf(schema);
  }
}

function textOf(schema: Record<string, unknown>): string {
  if (typeof schema.pattern === "string" && typeof schema.example === "string") return schema.example;
  if (schema.format === "iso8601") return "2026-01-02T03:04:05Z";
  const { minLength = 1, maxLength = 64 } = schema as { minLength?: number; maxLength?: number };
  return "a1b2c3d4".repeat(Math.ceil(Math.max(1, minLength) / 8)).slice(0, Math.max(minLength, Math.min(maxLength, 8)));
}
