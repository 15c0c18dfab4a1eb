import type { Facts } from "../facts.ts";
import { count } from "../import/counts.ts";
import { Problem } from "../problem.ts";
import type { State } from "./state.ts";

/** What a document must not lose much of: of operations more than a tenth, of what they consist of more than half. */
const watched: readonly [what: string, share: number][] = [
  ["parameters", 0.5],
  ["fields in answers", 0.5],
  ["error codes", 0.5],
];

/**
 * @param accepted a large loss is meant
 * @throws Problem for a state that is none of the same product and version, or lacks too much of it
 */
export function refuseLosses(before: State, after: State, accepted: boolean): void {
  const [ours, theirs] = [before.facts.info, after.facts.info];
  if (theirs.product.toLowerCase() !== ours.product.toLowerCase() || theirs.version !== ours.version) {
    throw new Problem(
      `is ${theirs.product} ${theirs.version}, not ${ours.product} ${ours.version}; another version is another product`,
      { file: after.name },
    );
  }
  const lost = losses(before.facts, after.facts);
  if (lost.length === 0 || accepted) return;
  throw new Problem(
    `lacks too much to be a new state of ${ours.product}: ${lost.join("; ")}; if that is really so, add --accept-loss`,
    { file: after.name },
  );
}

/**
 * What a new state of an API lacks so much of that it is rather a part of a document, or another edition of it.
 *
 * @returns sentences; none if nothing is suspicious
 */
function losses(before: Facts, after: Facts): string[] {
  const gone = Object.keys(before.apis).filter((action) => !Object.hasOwn(after.apis, action));
  const all = Object.keys(before.apis).length;
  const lost: string[] = [];
  if (gone.length > all / 10) {
    const some = gone.slice(0, 5).join(", ");
    lost.push(`${gone.length} of ${all} operations are not in it: ${some}${gone.length > 5 ? ", …" : ""}`);
  }
  const [was, is] = [countsOf(before), countsOf(after)];
  for (const [what, share] of watched) {
    const [had, has] = [was.get(what) ?? 0, is.get(what) ?? 0];
    if (had - has > had * share) lost.push(`it has ${has} ${what}, there were ${had}`);
  }
  return lost;
}

function countsOf(facts: Facts): Map<string, number> {
  return new Map(count(facts).map((row) => [row.what, row.count]));
}
