import { must } from "./must.ts";
import type { Product } from "./types.ts";

/** What decides on the host. */
export interface EndpointChoice {
  endpoint?: string | undefined;
  regionId?: string | undefined;
  network?: "public" | "vpc" | undefined;
}

/**
 * The origin that calls go to: an explicit endpoint, else the region's host in the network asked for, else the
 * product's default host.
 *
 * @returns `https://shelf.example.com`; another scheme or a port only if the endpoint says so
 * @throws TypeError for an endpoint that is no host, and for a region without a host in the VPC network
 * @see specs/protocol/signing.md 5.3
 */
export function resolveEndpoint(
  product: Product,
  { endpoint, regionId = "", network = "public" }: EndpointChoice,
): string {
  if (endpoint !== undefined) return originOf(endpoint);
  must(typeof regionId === "string", "regionId: must be text");
  must(network === "public" || network === "vpc", 'network: must be "public" or "vpc"');
  const { name, vpcEndpoints = {} } = product;
  const hosts = network === "vpc" ? vpcEndpoints : product.endpoints;
  if (Object.hasOwn(hosts, regionId)) return `https://${hosts[regionId]}`;
  must(
    network === "public",
    `network: ${name} has VPC hosts in: ${Object.keys(vpcEndpoints).join(", ") || "no region"}`,
  );
  return `https://${product.endpoint}`;
}

function originOf(endpoint: string): string {
  const url = /^\w+:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`;
  must(
    typeof endpoint === "string" && /^https?:\/\/[^/?#@\s\\]+\/?$/i.test(url) && URL.canParse(url),
    "endpoint: must be a host, or an http(s) URL without a path",
  );
  return new URL(url).origin;
}
