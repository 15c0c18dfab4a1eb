import type { FactOperation, FactSchema } from "../facts.ts";
import { type Node, node } from "./node.ts";
import type { Context } from "./provenance.ts";
import { composeSchema } from "./schema.ts";

const noFacts = "upstream says nothing about the answer; every answer has a RequestId";

/** Answers by status; what is not among them is an error of the common shape. */
export function composeResponses(
  { responses = {}, produces }: FactOperation,
  at: string,
  isRpc: boolean,
  context: Context,
): Node {
  const mediaType = produces?.find((type) => /json/.test(type)) ?? produces?.[0] ?? "application/json";
  const stated = Object.entries(responses).map(([status, response]) => {
    const schema = response.schema && composeSchema(response.schema, `${at}/${status}/schema`, context);
    return [status, composeResponse(status, response, schema, mediaType, `${at}/${status}`, context)] as const;
  });
  const hasSuccess = stated.some(([status]) => status === "200");
  return node([
    ...(hasSuccess ? [] : [["200", composeResponse("200", {}, undefined, mediaType, at, context)] as const]),
    ...stated,
    ...(Object.hasOwn(responses, "default") ? [] : [["default", { $ref: "#/components/responses/Error" }] as const]),
  ]);

  function composeResponse(
    status: string,
    { headers, schema: _, description, ...others }: Node,
    stated: Node | undefined,
    type: string,
    here: string,
    { provenance }: Context,
  ): Node {
    const schema = stated ?? (status === "200" ? unknownAnswer(isRpc, context) : undefined);
    const response = node([
      ["description", description || (status === "200" ? "The answer." : `The answer with status ${status}.`)],
      ["headers", headers && composeHeaders(headers as Node, `${here}/headers`, context)],
      ["content", schema && { [type]: { schema } }],
      ...Object.entries(others).map(([fact, value]) => [`x-acs-${fact}`, value] as const),
    ]);
    provenance.say(response, { from: "upstream", pointer: here });
    return response;
  }
}

/** RPC answers are objects with a RequestId; a ROA answer may be anything. */
function unknownAnswer(isRpc: boolean, { provenance }: Context): Node {
  const schema: Node = isRpc
    ? { type: "object", properties: { RequestId: { type: "string" } }, additionalProperties: true }
    : {};
  provenance.say(schema, { from: "rule", rule: noFacts });
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
