import { Refusal } from "../engine/refusal.ts";
import type { Creation, MakeState } from "../stateful.ts";

interface Jar {
  readonly ShelfId: string;
  readonly Name: string;
  readonly accountId: string;
  readonly made?: Creation;
}

/** A state of twenty lines for the invented product: shelves are created, listed and deleted. */
export const pantry: MakeState = (_product, { now }) => {
  let jars: Jar[] = [];
  let next = 1;
  const shown = ({ ShelfId, Name }: Jar) => ({ ShelfId, Name });
  const known = (resource: string): void => {
    if (resource !== "Shelf") throw new TypeError(`there is no resource ${resource}; there are Shelf`);
  };
  return {
    run: (action, { Name, ShelfId }, { accountId, requestId }) => {
      if (action === "CreateShelf") {
        const id = `s-${next++}`;
        const made = { resource: "Shelf", id, accountId, action, requestId, billable: Name === "gold", at: now() };
        jars.push({ ShelfId: id, Name: String(Name), accountId, made });
        return { RequestId: requestId, ShelfId: id };
      }
      if (action === "DescribeShelves") {
        const own = jars.filter((jar) => jar.accountId === accountId);
        return { RequestId: requestId, Shelves: own.map(shown), TotalCount: own.length };
      }
      if (action !== "LockShelf") return undefined;
      if (!jars.some((jar) => jar.ShelfId === ShelfId)) return new Refusal(404, "ShelfNotFound", "No such shelf.");
      jars = jars.filter((jar) => jar.ShelfId !== ShelfId);
      return { RequestId: requestId };
    },
    seed: (resource, values, accountId) => {
      known(resource);
      for (const name of Object.keys(values)) {
        if (name !== "Name" && name !== "ShelfId")
          throw new TypeError(`Shelf has no field ${name}; it has Name, ShelfId`);
      }
      const jar = { ShelfId: `s-${next++}`, Name: "", ...values, accountId };
      jars.push(jar);
      return shown(jar);
    },
    records: (resource, accountId) => {
      known(resource);
      return jars.filter((jar) => accountId === undefined || jar.accountId === accountId).map(shown);
    },
    created: () => jars.flatMap(({ made }) => made ?? []),
    snapshot: () => JSON.stringify({ jars, next }),
    restore: (text) => {
      ({ jars, next } = JSON.parse(text));
    },
    reset: () => {
      jars = [];
      next = 1;
    },
  };
};
