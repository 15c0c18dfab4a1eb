import { useEffect } from "react";
import type { Session } from "../src/session.ts";

const everyMs = 2000;

/** Looks again while something is on its way; how long that takes is told by the client's clock. */
export function useLive(
  { clock }: Session,
  isMoving: boolean,
  { dataUpdatedAt, refetch }: { dataUpdatedAt: number; refetch: () => unknown },
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer begins a new wait
  useEffect(() => {
    if (!isMoving) return;
    const over = new AbortController();
    clock.sleep(everyMs, over.signal).then(refetch, () => {});
    return () => over.abort();
  }, [clock, isMoving, dataUpdatedAt, refetch]);
}
