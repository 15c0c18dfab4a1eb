import { isRecord } from "../check.ts";
import type { MovableClock } from "../clock/mock-clock.ts";
import type { State } from "../stateful.ts";
import type { MockProduct } from "../types.ts";

export interface Snapshots {
  readonly snapshot: () => string;
  readonly restore: (snapshot: string) => void;
}

/** State and time as one JSON text that names its product. */
export function snapshots({ name, version }: MockProduct, state: State, time: MovableClock): Snapshots {
  const product = `${name} ${version}`;
  return {
    snapshot: () => JSON.stringify({ product, time: time.save() ?? null, state: state.snapshot() }),
    restore: (text) => {
      const saved = parsed(text);
      if (saved.product !== product) {
        throw new TypeError(`restore: this is a snapshot of ${String(saved.product)}, not of ${product}`);
      }
      state.restore(String(saved.state));
      time.restore(typeof saved.time === "number" ? saved.time : undefined);
    },
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const saved: unknown = JSON.parse(text);
    if (isRecord(saved) && "product" in saved && "state" in saved) return saved;
  } catch {
    // told below
  }
  throw new TypeError("restore: this is no snapshot; mock.snapshot() makes one");
}
