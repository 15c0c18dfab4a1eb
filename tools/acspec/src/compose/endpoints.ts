import type { Facts } from "../facts.ts";
import { type Node, node } from "./node.ts";

/** One server per host, with the regions it serves. */
export function composeServers(endpoints: Facts["endpoints"]): Node[] {
  const regions = new Map<string, string[]>();
  for (const [regionId, host] of stated(endpoints)) regions.set(host, [...(regions.get(host) ?? []), regionId]);
  return [...regions].map(([host, ids]) => ({ url: `https://${host}`, "x-acs-regions": ids }));
}

/** The host for each region, and the one for a region that nobody knows. */
export function composeEndpoints(facts: Facts): Node {
  const hosts = stated(facts.endpoints);
  const vpc = facts.endpoints.flatMap((endpoint) => {
    const host = (endpoint as { vpc?: string }).vpc;
    return host ? [[endpoint.regionId, host] as const] : [];
  });
  return { default: defaultHost(facts.info.product, hosts), public: node(hosts), vpc: node(vpc) };
}

/** A region that is stated twice keeps its first host. */
function stated(endpoints: Facts["endpoints"]): [regionId: string, host: string][] {
  const hosts = new Map<string, string>();
  for (const { regionId, endpoint } of endpoints) {
    if (endpoint && !hosts.has(regionId)) hosts.set(regionId, endpoint);
  }
  return [...hosts];
}

/** The product's own host without a region if it has one, else the host of most regions. */
function defaultHost(product: string, hosts: readonly [string, string][]): string {
  const names = hosts.map(([, host]) => host);
  const plain = `${product.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-")}.aliyuncs.com`;
  if (names.includes(plain)) return plain;
  const regions = (name: string) => names.filter((other) => other === name).length;
  return names.reduce((best, name) => (regions(name) > regions(best) ? name : best), names[0] ?? plain);
}
