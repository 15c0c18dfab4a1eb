import type { FactOperation, FactSchema } from "../facts.ts";
import { extension, isNode, type Node, node } from "./node.ts";
import type { Context } from "./provenance.ts";
import { composeSchema } from "./schema.ts";

/** Answers by status; what is not among them is an error of the common shape. */
export function composeResponses(
  { responses = {}, produces }: FactOperation,
  at: string,
  isRpc: boolean,
  context: Context,
): Node {
  const mediaType = produces?.find((type) => /json/.test(type)) ?? produces?.[0] ?? "application/json";
  const rows: (readonly [key: string, response: Node])[] = [["default", { $ref: "#/components/responses/Error" }]];
  for (const [status, response] of Object.entries({ "200": {}, ...responses })) {
    const key = /^([1-5](\d\d|XX)|default)$/.test(status) ? status : extension(status);
    rows.push([key, composeResponse(status, response, mediaType, isRpc, `${at}/${status}`, context)]);
  }
  return node(rows.toSorted(byStatus));
}

/** Numbers first, `default` and extensions behind them. */
function byStatus([a]: readonly [string, Node], [b]: readonly [string, Node]): number {
  return Number(/^\D/.test(a)) - Number(/^\D/.test(b));
}

function composeResponse(
  status: string,
  { headers, schema, description, ...others }: Node,
  mediaType: string,
  isRpc: boolean,
  at: string,
  context: Context,
): Node {
  const composed = isNode(schema) ? composeSchema(schema, `${at}/schema`, context) : undefined;
  const answer = composed ?? (status === "200" ? unknownAnswer(isRpc, context) : undefined);
  const response = node([
    ["description", description || (status === "200" ? "The answer." : `The answer with status ${status}.`)],
    ["headers", isNode(headers) ? composeHeaders(headers, `${at}/headers`, context) : undefined],
    ["content", answer && { [mediaType]: { schema: answer } }],
    ...Object.entries(others).map(([fact, value]) => [extension(fact), value] as const),
  ]);
  context.provenance.say(response, { from: "upstream", pointer: at });
  return response;
}

/** Upstream may say nothing about the answer. RPC answers are objects with a RequestId; a ROA answer may be anything. */
function unknownAnswer(isRpc: boolean, { provenance }: Context): Node {
  const requestId: Node = { type: "string" };
  const schema: Node = isRpc
    ? { type: "object", properties: { RequestId: requestId }, additionalProperties: true }
    : {};
  const rule = "upstream does not describe the answer; every RPC answer has a RequestId";
  for (const made of [schema, requestId]) provenance.say(made, { from: "rule", rule });
  return schema;
}

function composeHeaders(headers: Node, at: string, context: Context): Node {
  return node(
    Object.entries(headers).map(([name, header]) => [
      name,
      { schema: composeSchema((header as { schema?: FactSchema }).schema ?? {}, `${at}/${name}/schema`, context) },
    ]),
  );
}
