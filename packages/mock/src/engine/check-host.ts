/**
 * Which hosts a product answers on.
 *
 * Its own; and any that means nothing else, like a loopback address or a name on a private network, but no other host
 * of the vendor's.
 *
 * @see specs/protocol/errors.md 3.4
 * @module
 */
import type { MockProduct } from "../types.ts";
import { Refusal } from "./refusal.ts";

/** Whose a host is. */
export interface Host {
  /** Whether it is a host of the product, a bucket or the like in front of it included. */
  readonly isOwn: boolean;
  /** Whether it belongs to another product of the vendor's. */
  readonly isForeign: boolean;
  /** What stands in front of the product's host: the value of parameters in the host. */
  readonly prefix: string | undefined;
}

export function hostsOf(product: MockProduct): (hostname: string) => Host {
  const hosts = new Set(product.hosts.map((host) => host.toLowerCase()));
  let inHost: boolean | undefined; // looks into every operation, so it is asked last
  const hasPrefixes = (): boolean => {
    inHost ??= Object.values(product.operations).some(({ parameters }) => parameters.some((one) => one.in === "host"));
    return inHost;
  };
  const prefixOf = (hostname: string): string | undefined => {
    for (let dot = hostname.indexOf("."); dot > 0; dot = hostname.indexOf(".", dot + 1)) {
      if (hosts.has(hostname.slice(dot + 1))) return hasPrefixes() ? hostname.slice(0, dot) : undefined;
    }
    return undefined;
  };
  return (hostname) => {
    const isWhole = hosts.has(hostname);
    const prefix = isWhole ? undefined : prefixOf(hostname);
    const isOwn = isWhole || prefix !== undefined;
    return { isOwn, isForeign: !isOwn && hostname.endsWith(".aliyuncs.com"), prefix };
  };
}

export function otherProduct(hostname: string, product: MockProduct): Refusal {
  return new Refusal(404, "InvalidProduct.NotFound", `${hostname} does not serve ${product.name} ${product.version}.`);
}

export function needsSsl(action: string): Refusal {
  return new Refusal(404, "InvalidProtocol.NeedSsl", `${action} is served over HTTPS alone.`);
}
