/**
 * A sample answer for every operation: upstream's, mended where it is not valid, else made from the fields' examples.
 *
 * @module
 */

import { made, mend, resolved, type Schemas } from "./mend.ts";
import { isNode, type Node, own } from "./node.ts";
import type { Context } from "./provenance.ts";
import { impossible } from "./values.ts";

/** Stands where upstream has no example of a request id. */
const requestId = "8D5FBAE0-1C3E-5A77-9B24-6F1C0A2D4E93";

/** Puts upstream's sample into the 200 answer as it is; `finishSamples` makes it valid when all schemas are known. */
export function composeSample(operation: Node, responseDemo: unknown, at: string, { provenance }: Context): void {
  const media = answerOf(operation);
  const value = readDemo(responseDemo);
  if (!media || value === undefined) return;
  const sample: Node = { value };
  media.examples = { sample };
  provenance.say(sample, { from: "upstream", pointer: at });
}

/** Makes each operation's sample valid against its schema, or makes one. */
export function finishSample(operation: Node, schemas: Schemas, isRpc: boolean, { provenance }: Context): void {
  const media = answerOf(operation);
  if (!media) return;
  const schema = isNode(media.schema) ? media.schema : {};
  const given = own(own(media.examples, "sample"), "value");
  const value = given === undefined ? madeAnswer(schema, schemas) : mend(schema, given, schemas);
  const answer = withRequestId(value === impossible ? {} : value, given, schema, schemas, isRpc);
  if (isNode(media.examples) && isNode(media.examples.sample)) {
    const changed = JSON.stringify(answer) !== JSON.stringify(given);
    media.examples.sample.value = answer;
    if (changed) provenance.say(media.examples.sample, { from: "rule", rule: "mended to fit the schema" }, "value");
    return;
  }
  const sample: Node = { value: answer };
  media.examples = { ...(isNode(media.examples) ? media.examples : {}), sample };
  provenance.say(sample, { from: "rule", rule: "composed from the fields' examples" });
}

/** An answer that nothing is known of is an object. */
function madeAnswer(schema: Node, schemas: Schemas): unknown {
  return Object.keys(resolved(schema, schemas)).length === 0 ? {} : made(schema, schemas);
}

/** The 200 answer's first media type. */
export function answerOf(operation: Node): Node | undefined {
  const content = own(own(operation.responses, "200"), "content");
  const media = isNode(content) ? Object.values(content)[0] : undefined;
  return isNode(media) ? media : undefined;
}

/** Every answer of an RPC product has a RequestId, also where its sample or its schema does not show one. */
function withRequestId(answer: unknown, given: unknown, stated: Node, schemas: Schemas, isRpc: boolean): unknown {
  if (!isNode(answer) || own(given, "RequestId") !== undefined) return answer;
  const schema = resolved(stated, schemas);
  const property = own(schema.properties, "RequestId");
  const mayHaveOne = isRpc || schema.type === undefined;
  if (!isNode(property))
    return mayHaveOne && schema.additionalProperties !== false ? { RequestId: requestId, ...answer } : answer;
  if (property.example !== undefined || property.type !== "string")
    return { RequestId: made(property, schemas), ...answer };
  const { RequestId: _, ...others } = answer;
  return { RequestId: requestId, ...others };
}

/** The first JSON sample of upstream's list, which is itself JSON in a text. */
function readDemo(responseDemo: unknown): unknown {
  if (typeof responseDemo !== "string" || responseDemo.trim() === "") return undefined;
  const list = parsed(responseDemo);
  if (!Array.isArray(list)) return undefined;
  const texts = list.filter((one) => isNode(one) && one.type === "json" && typeof one.example === "string");
  for (const { example } of texts as { example: string }[]) {
    const value = parsed(example) ?? parsed(repaired(example));
    if (isNode(value) || Array.isArray(value)) return value;
  }
  return undefined;
}

/** Slips that samples by hand have: comments, ellipses, commas before a closing bracket. */
function repaired(text: string): string {
  return text
    .replaceAll(
      /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\.{3,}|……/g,
      (_, quoted: string | undefined) => quoted ?? "",
    )
    .replaceAll(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, quoted: string | undefined) => quoted ?? "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, exactNumber);
  } catch {
    return undefined;
  }
}

/** A number whose digits JavaScript cannot hold stays text; where the schema wants text, that is what was meant. */
function exactNumber(this: unknown, _: string, value: unknown, context?: { source?: string }): unknown {
  const isLost = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLost && context?.source ? context.source : value;
}
