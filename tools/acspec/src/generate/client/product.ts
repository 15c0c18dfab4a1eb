import type { Spec } from "../spec.ts";
import { literal, module } from "../text.ts";

/** `product.ts`: the product's name and version, and the host for each region. */
export function product(spec: Spec): string {
  const { endpoints } = spec;
  const regional = Object.entries(endpoints.public).filter(([, host]) => host !== endpoints.default);
  const value = {
    name: spec.product,
    version: spec.version,
    style: spec.style,
    endpoint: endpoints.default,
    endpoints: Object.fromEntries(regional),
    vpcEndpoints: Object.keys(endpoints.vpc).length > 0 ? endpoints.vpc : undefined,
  };
  return module(spec, [
    'import type { Product } from "@acskit/client";',
    "",
    `export const product: Product = ${literal(value, "", 32)};`,
  ]);
}
