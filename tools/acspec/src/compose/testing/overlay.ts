import type { Facts } from "../../facts.ts";
import { type Composed, compose } from "../compose.ts";

/** The facts composed with one overlay, `a.yaml`, that has these entries. */
export function overlaid(facts: Facts, ...actions: [target: string, update: object][]): Composed {
  const entries = actions.map(([target, update]) => ({ target, description: "So it is.", update }));
  return compose(facts, [{ file: "a.yaml", content: { overlay: "1.0.0", actions: entries } }]);
}
