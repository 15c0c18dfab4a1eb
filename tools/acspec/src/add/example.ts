/**
 * A call that shows a product: the simplest there is, with values that its schema allows.
 *
 * @module
 */
import { made, type Schemas } from "../compose/mend.ts";
import type { Node } from "../compose/node.ts";
import { methodName, ownMembers } from "../generate/client/client.ts";
import type { Operation, Spec } from "../generate/spec.ts";
import { literal } from "../generate/text.ts";

export interface Example {
  action: string;
  method: string;
  /** The call's argument as code; nothing if it takes none. */
  argument: string;
}

const mostRequired = 5;
/** Method and argument together; a call of this length fits into a line wherever it stands. */
const longest = 70;

/** @returns nothing where no operation is simple enough */
export function exampleOf(spec: Spec): Example | undefined {
  const candidates = spec.operations
    .filter(({ action, deprecated }) => !deprecated && !ownMembers.has(methodName(action)))
    .map((operation) => ({ operation, required: operation.parameters.filter(({ required }) => required) }))
    .filter(({ required }) => required.length <= mostRequired && required.every(({ secret }) => !secret))
    .toSorted((a, b) => a.required.length - b.required.length || order(a.operation) - order(b.operation));
  for (const { operation, required } of candidates) {
    const values = required.map(({ name, schema }) => [name, made(schema as Node, spec.schemas as Schemas)] as const);
    if (!values.every(([, value]) => isPlain(value))) continue;
    const { action } = operation;
    const method = methodName(action);
    const argument = values.length === 0 ? "" : literal(Object.fromEntries(values));
    if (method.length + argument.length <= longest) return { action, method, argument };
  }
  return undefined;
}

/** Looking comes before doing. */
function order({ action }: Operation): number {
  return /^(describe|list|get|query|search)/i.test(action) ? 0 : 1;
}

/** Short enough for a line of code, and with a form on the wire in every place. */
function isPlain(value: unknown): boolean {
  if (typeof value === "string") return /^[\x20-\x7e]{1,40}$/.test(value);
  return typeof value === "boolean" || (typeof value === "number" && Number.isSafeInteger(value));
}
