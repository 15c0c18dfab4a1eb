/** Changes at any place of a document, whatever stands there. */
import type { Node } from "../../compose/node.ts";

/** A place of a document: what holds it, and its key there. */
export interface Site {
  holder: Record<string | number, unknown>;
  key: string | number;
}

export function sitesOf(value: unknown, sites: Site[] = []): Site[] {
  if (typeof value !== "object" || value === null) return sites;
  const holder = value as Site["holder"];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) {
    sites.push({ holder, key });
    sitesOf(holder[key], sites);
  }
  return sites;
}

/** The ways to change what stands at a site. */
export const ways: Readonly<Record<string, (site: Site, value: unknown) => void>> = {
  drop: ({ holder, key }) => (Array.isArray(holder) ? holder.splice(key as number, 1) : delete holder[key]),
  replace: ({ holder, key }, value) => {
    holder[key] = value;
  },
  add: ({ holder, key }, value) => {
    const target = holder[key];
    if (Array.isArray(target)) target.push(value);
    else if (typeof target === "object" && target !== null) (target as Node)["x-acs-never-seen"] = value;
    else holder[key] = [target, value];
  },
  rename: ({ holder, key }) => {
    if (Array.isArray(holder)) return void holder.reverse();
    holder[`${key}X`] = holder[key];
    delete holder[key];
  },
  repeat: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[key as number]));
    else holder[`${key}Too`] = structuredClone(holder[key]);
  },
};

/** The same document with the keys of every map in another order. */
export function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, shuffled(member)] as const)
      .reverse(),
  );
}
