import type { FactOperation } from "../facts.ts";
import { anything, type Reader, readNode, recordOf } from "./node.ts";
import { readSchema } from "./schema.ts";

/** Answers by status. */
export const readResponses: Reader<NonNullable<FactOperation["responses"]>> = (value, at, context) =>
  recordOf(readResponse)(value, at, context) as NonNullable<FactOperation["responses"]>;

const readResponse: Reader<object> = (value, at, context) =>
  readNode("response", value, at, context, {
    headers: recordOf(readHeader),
    schema: readSchema,
    examples: anything,
  });

const readHeader: Reader<object> = (value, at, context) =>
  readNode("header", value, at, context, { schema: readSchema });
