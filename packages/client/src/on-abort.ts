interface Heard {
  readonly stops: Set<() => void>;
  readonly hear: () => void;
}

const heard = new WeakMap<AbortSignal, Heard>();

/**
 * Calls `stop` when the signal aborts. All calls with one signal share a listener: of more than ten on one signal,
 * Node 20 warns as of a leak.
 *
 * @returns what ends it
 */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const { stops, hear } = heard.get(signal) ?? listen(signal);
  stops.add(stop);
  return () => {
    if (!stops.delete(stop) || stops.size > 0) return; // ended before, or others go on
    heard.delete(signal);
    signal.removeEventListener("abort", hear);
  };
}

function listen(signal: AbortSignal): Heard {
  const stops: Heard["stops"] = new Set();
  const hear = (): void => {
    for (const stop of stops) stop();
  };
  signal.addEventListener("abort", hear);
  heard.set(signal, { stops, hear });
  return { stops, hear };
}
