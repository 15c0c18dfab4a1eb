/**
 * The faults that are set, and which of them hit a call.
 *
 * @module
 */
import { Refusal } from "../engine/refusal.ts";
import type { Random } from "../random.ts";
import type { Fault, SetFault } from "./fault.ts";

/** A fault, or the refusal that the operation documents. */
type Planned = Fault | Refusal;

/** What hits one call; each is carried out at its place in the call's way. */
export interface Hits {
  readonly latency: Extract<Fault, { kind: "latency" }>[];
  /** In place of an answer of the service's; nothing is done. */
  readonly broken?: Extract<Fault, { kind: "drop" | "html" }>;
  /** In place of carrying out the operation. */
  readonly refusal?: Refusal;
  /** What happens to the answer of an operation that was carried out. */
  readonly spoiled?: Extract<Fault, { kind: "lost" | "truncate" }>;
}

export interface FaultPlan {
  add(asked: Asked, planned: Planned): SetFault;
  /** Those that were set and not taken back, in their order. */
  list(): readonly SetFault[];
  /** Draws what hits a call, and counts it. */
  draw(action: string): Hits | undefined;
  clear(): void;
}

type Asked = Omit<SetFault, "id" | "hits" | "remove">;

interface Entry {
  readonly set: SetFault;
  readonly planned: Planned;
  passed: number;
  hits: number;
}

export function faultPlan(random: Random): FaultPlan {
  let entries: Entry[] = [];
  let count = 0;

  /** Whether it is this call's turn. A call counts for a fault that could have hit it. */
  const strikes = (entry: Entry): boolean => {
    const { times = Number.POSITIVE_INFINITY, after = 0, probability = 1 } = entry.set;
    if (entry.hits >= times) return false;
    if (entry.passed < after) {
      entry.passed++;
      return false;
    }
    if (probability < 1 && random() >= probability) return false;
    entry.hits++;
    return true;
  };

  return {
    add: (asked, planned) => {
      const set: SetFault = {
        id: String(++count),
        ...asked,
        get hits() {
          return entry.hits;
        },
        remove: () => {
          entries = entries.filter((other) => other !== entry);
        },
      };
      const entry: Entry = { set, planned, passed: 0, hits: 0 };
      entries.push(entry);
      return set;
    },
    list: () => entries.map(({ set }) => set),
    draw: (action) => {
      if (entries.length === 0) return undefined;
      const hits: { -readonly [Name in keyof Hits]: Hits[Name] } = { latency: [] };
      for (const entry of entries) {
        const { planned, set } = entry;
        if (set.action !== action && set.action !== "*") continue;
        if (!isFree(hits, planned) || !strikes(entry)) continue;
        place(hits, planned);
      }
      return hits;
    },
    clear: () => {
      entries = [];
    },
  };
}

type Draft = { -readonly [Name in keyof Hits]: Hits[Name] };

/** The first fault of a place has it; the next ones wait for another call. Latencies add up. */
function isFree({ broken, refusal, spoiled }: Draft, planned: Planned): boolean {
  if (planned instanceof Refusal) return !broken && !refusal;
  switch (planned.kind) {
    case "latency":
      return true;
    case "drop":
    case "html":
    case "throttle":
    case "error":
      return !broken && !refusal;
    default:
      return !broken && !refusal && !spoiled;
  }
}

function place(hits: Draft, planned: Planned): void {
  if (planned instanceof Refusal) {
    hits.refusal = planned;
    return;
  }
  switch (planned.kind) {
    case "latency":
      hits.latency.push(planned);
      return;
    case "drop":
    case "html":
      hits.broken = planned;
      return;
    case "throttle":
    case "error":
      hits.refusal = refusalOf(planned);
      return;
    default:
      hits.spoiled = planned;
  }
}

function refusalOf(fault: Extract<Fault, { kind: "throttle" | "error" }>): Refusal {
  const explanation = "set by mock.fault";
  if (fault.kind === "error") {
    return new Refusal(fault.status, fault.code, fault.message ?? "The request failed.", { explanation });
  }
  const { code = "Throttling.User", retryAfterMs } = fault;
  return throttled(code, 400, retryAfterMs, explanation);
}

/** @param retryAfterMs milliseconds, in a header as the service sends it */
export function throttled(
  code: string,
  status: number,
  retryAfterMs: number | undefined,
  explanation: string,
): Refusal {
  return new Refusal(status, code, "Request was denied due to request throttling.", {
    explanation,
    ...(retryAfterMs !== undefined && { headers: { "x-acs-retry-after": String(retryAfterMs) } }),
  });
}
