import { sameValue } from "../compose/node.ts";
import type { Change } from "./change.ts";
import { Changes } from "./changes.ts";
import type { Context, Traveller } from "./context.ts";

/** Turns a removal and an addition of the same name and type, elsewhere in the operation, into one move. */
export function markMoves({ changes, departures, arrivals }: Context): void {
  const dropped = new Set<number>();
  for (const gone of departures) {
    const removal = changes.list[gone.index] as Change;
    const places = (list: readonly Traveller[]) =>
      list.filter(({ name, index }) => name === gone.name && changes.list[index]?.direction === removal.direction);
    const [come, ...others] = places(arrivals);
    // Of several, nobody can tell which went where.
    if (!come || others.length > 0 || places(departures).length > 1 || !sameValue(gone.schema, come.schema)) continue;
    changes.list[come.index] = moved(removal, changes.list[come.index] as Change);
    dropped.add(gone.index);
  }
  const kept = changes.list.filter((_, index) => !dropped.has(index));
  changes.list.splice(0, changes.list.length, ...kept);
  departures.length = 0;
  arrivals.length = 0;
}

function moved(removal: Change, arrival: Change): Change {
  const direction = arrival.direction === "response" ? "response" : "request";
  const { operation, place } = arrival;
  return new Changes().add(
    `${direction}-field-moved`,
    { operation, direction, place, was: removal.pointer, is: arrival.pointer, role: "field" },
    { before: removal.place, after: place, from: removal.place },
  );
}
