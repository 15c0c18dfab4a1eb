import type { Spec } from "../spec.ts";
import { literal, module } from "../text.ts";

/** `product.ts`: what the engine needs to play the product. */
export function product(spec: Spec): string {
  const { default: host, public: regional, vpc } = spec.endpoints;
  const hosts = [...new Set([host, ...Object.values(regional), ...Object.values(vpc)])].filter((name) => name !== "");
  const hasLimits = Object.keys(spec.rateLimits).length > 0;
  return module(spec, [
    'import type { MockProduct } from "@acskit/mock";',
    ...(hasLimits ? ['import { limits } from "./limits.ts";'] : []),
    'import { operations, schemas } from "./operations.ts";',
    ...(spec.state ? ['import { resources, rules } from "./resources.ts";'] : []),
    "",
    "export const product: MockProduct = {",
    `  name: ${JSON.stringify(spec.product)},`,
    `  version: ${JSON.stringify(spec.version)},`,
    `  style: ${JSON.stringify(spec.style)},`,
    `  hosts: ${literal(hosts, "  ", 7)},`,
    "  operations,",
    "  schemas,",
    ...(spec.state ? ["  resources,", "  rules,"] : []),
    ...(hasLimits ? ["  limits,"] : []),
    "};",
  ]);
}
