import { isNode } from "../compose/node.ts";

interface Styled {
  style: string | undefined;
  schema: unknown;
}

/**
 * Whether a style that was changed writes another text. Single values are written alike by all of them, and lists and
 * objects alike by `flat`, by `repeatList`, and without one.
 *
 * @see specs/protocol/signing.md 4
 */
export function styleVerdict(before: Styled, after: Styled) {
  return formOf(before) === formOf(after)
    ? ("request-parameter-style-reworded" as const)
    : ("request-parameter-style-changed" as const);
}

function formOf({ style = "flat", schema }: Styled): string {
  const type = isNode(schema) && schema.$ref === undefined ? schema.type : undefined;
  const isSingle = type === "string" || type === "integer" || type === "number" || type === "boolean";
  return isSingle ? "single" : style === "repeatList" ? "flat" : style;
}
