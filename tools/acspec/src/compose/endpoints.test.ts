import { expect, it } from "vitest";
import { composeEndpoints } from "./endpoints.ts";
import { factsOf } from "./testing/facts.ts";

it.each([
  ["Shelf", "shelf.aliyuncs.com"],
  ["Odd Product_1", "odd-product-1.aliyuncs.com"],
])("guesses a host for %s where upstream names none", (product, host) => {
  const facts = factsOf({}, { endpoints: [], info: { style: "RPC", product, version: "2020-01-01" } });
  expect(composeEndpoints(facts).default).toBe(host);
});
