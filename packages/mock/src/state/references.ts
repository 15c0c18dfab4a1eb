import type { Refusal } from "../engine/refusal.ts";
import { refuseWith } from "./failures.ts";
import { about, type Turn } from "./turn.ts";

/** Of parameters that name other records, those for which a code is documented: each must be one that the caller sees. */
export function unknownReference(turn: Turn): Refusal | undefined {
  const { world, effect, parameters, caller } = turn;
  for (const [name, code] of Object.entries(effect.errors?.refNotFound ?? {})) {
    const kinds = kindsOf(turn, name).map((kind) => kind.split(".") as [kind: string, field?: string]);
    if (kinds.length === 0) continue;
    const isKnown = (id: string) =>
      kinds.some(([kind, field]) => {
        if (field !== undefined) return world.showing(kind, field, id, caller).length > 0;
        const found = world.named(kind, name, id, caller.accountId);
        return found !== undefined && world.sees(found, caller.accountId);
      });
    if (!world.idsAt(parameters, name).every(isKnown))
      return refuseWith(code, name, "notFound", about(turn, effect.resource));
  }
  return undefined;
}

/** The kinds that a parameter names: by the kind's references, else those that have it as the name of their id. */
function kindsOf({ world, effect }: Turn, name: string): readonly string[] {
  const named = [world.resource(effect.resource)?.refs?.[name] ?? []].flat();
  if (named.length > 0) return named;
  return Object.entries(world.resources)
    .filter(([kind, { id }]) => kind !== effect.resource && [id.request ?? []].flat().includes(name))
    .map(([kind]) => kind);
}
