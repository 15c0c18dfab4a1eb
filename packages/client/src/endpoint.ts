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
export function resolveEndpoint(product: Product, { endpoint, regionId, network = "public" }: EndpointChoice): string {
  if (endpoint !== undefined) return originOf(endpoint);
  if (regionId !== undefined && typeof regionId !== "string") throw new TypeError("regionId: must be text");
  if (network === "public") return `https://${hostIn(product.endpoints, regionId) ?? product.endpoint}`;
  if (network !== "vpc") throw new TypeError('network: must be "public" or "vpc"');
  const host = hostIn(product.vpcEndpoints, regionId);
  if (host === undefined) throw new TypeError(noVpcHost(product, regionId));
  return `https://${host}`;
}

function hostIn(hosts: Readonly<Record<string, string>> = {}, regionId = ""): string | undefined {
  return Object.hasOwn(hosts, regionId) ? hosts[regionId] : undefined;
}

function noVpcHost({ name, vpcEndpoints = {} }: Product, regionId: string | undefined): string {
  const regions = Object.keys(vpcEndpoints).join(", ") || "none";
  return `network: ${name} has no VPC host in ${regionId ?? "no region"}; there is one in: ${regions}`;
}

function originOf(endpoint: string): string {
  try {
    const { origin, href } = new URL(/^\w+:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`);
    if (/^https?:/.test(origin) && href === `${origin}/` && typeof endpoint === "string") return origin;
  } catch {
    // The message below says more.
  }
  throw new TypeError('endpoint: must be a host or an http(s) URL without a path, such as "shelf.example.com"');
}
