/**
 * What the emitters know of a spec's annotations: kinds, secrets, pages and waiters, as `acspec compose` has checked them.
 *
 * @see specs/README.md
 * @module
 */
import type { JsonSchema } from "./spec.ts";

export interface Kind {
  kind: "read" | "write";
  token?: string;
}

/** Paths have names alone: a list on the way stands for each of its items. */
export interface Pagination {
  style: "number" | "token" | "marker";
  /** Parameters. */
  request: { page?: string; next?: string; size?: string };
  /** Paths in the answer. */
  response?: { total?: string; next?: string; more?: string };
  /** The path of the list. */
  items: string;
  /** When nothing is asked for, and at most. */
  size?: [number | null, number | null];
}

export interface Waiter {
  summary: string;
  poll: {
    operation: string;
    /** By the operation's parameter: the waiter's, or a list of it alone. */
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

/** How often an operation may be called in a second: by one user, and by all together. */
export interface RateLimit {
  user?: number;
  api?: number;
}

/** Whether a parameter is a secret or holds one. */
export function holdsSecret(
  schema: JsonSchema,
  schemas: Record<string, JsonSchema>,
  seen: readonly string[] = [],
): boolean {
  if (schema["x-acs-secret"] === true) return true;
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    return !seen.includes(name) && holdsSecret(schemas[name] ?? {}, schemas, [...seen, name]);
  }
  const inner = [
    ...Object.values((schema.properties ?? {}) as Record<string, JsonSchema>),
    schema.items,
    schema.additionalProperties,
  ];
  return inner.some((one) => typeof one === "object" && one !== null && holdsSecret(one as JsonSchema, schemas, seen));
}
