import type { FactOperation, FactParameter, Facts } from "../../facts.ts";

/** Facts of an invented product, with what a document cannot do without. */
export function factsOf(apis: Record<string, Partial<FactOperation>>, others: Partial<Facts> = {}): Facts {
  return {
    version: "1.0",
    info: { style: "RPC", product: "Shelf", version: "2020-01-01" },
    components: { schemas: {} },
    apis: Object.fromEntries(Object.entries(apis).map(([action, facts]) => [action, operationOf(facts)])),
    endpoints: [{ regionId: "cn-a", endpoint: "shelf.aliyuncs.com" }],
    ...others,
  };
}

/** The same, ROA. */
export function roaFactsOf(apis: Record<string, Partial<FactOperation>>): Facts {
  return factsOf(apis, { info: { style: "ROA", product: "Library", version: "2021-02-03" } });
}

export function parameter(name: string, place: string, others: Partial<FactParameter> = {}): FactParameter {
  return { name, in: place, schema: { type: "string" }, ...others };
}

function operationOf(facts: Partial<FactOperation>): FactOperation {
  return { methods: ["post"], schemes: ["https"], security: [{ AK: [] }], parameters: [], ...facts };
}
