import type { Operation } from "../spec.ts";

/**
 * Whether the types of an operation can be told by its request and answer alone: no name stands in two places, and it
 * answers 200 with a body, anything else with the common error.
 */
export function isPlain({ parameters, response, source: { responses = {} } }: Operation): boolean {
  const names = new Set(parameters.map(({ name }) => name));
  return names.size === parameters.length && response !== undefined && hasCommonAnswers(responses);
}

function hasCommonAnswers(responses: object): boolean {
  return Object.entries(responses).every(([status, response]) => {
    if (status.startsWith("x-")) return true;
    if (status === "default") return response.$ref === "#/components/responses/Error";
    return status === "200" && response.headers === undefined && Object.keys(response.content ?? {}).length === 1;
  });
}
