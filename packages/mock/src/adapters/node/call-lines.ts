import type { Call } from "../../calls/call.ts";

/**
 * A line for each call, and one below it for what the service would not say. Prints many lines at a time, a moment
 * later: a write to a pipe takes twice as long as an answer.
 */
export function callLines(print: (text: string) => void): { log: (call: Call) => void; flush: () => void } {
  let lines = "";
  const flush = (): void => {
    if (lines !== "") print(lines);
    lines = "";
  };
  const log = (call: Call): void => {
    if (lines === "") setTimeout(flush, 20);
    lines += linesOf(call);
  };
  return { log, flush };
}

function linesOf({ action, status, code, explanation, warnings }: Call): string {
  const head = `${status} ${printable(action, 100).replaceAll(" ", "?") || "-"}${code ? ` ${code}` : ""}`;
  const notes = [
    ...(explanation === undefined ? [] : [explanation]),
    ...warnings.map((text) => `let through: ${text}`),
  ];
  return [head, ...notes.map((text) => `    ${printable(text, 1000)}`), ""].join("\n");
}

/** Much of it comes from outside: nothing of it may steer a terminal. */
const printable = (text: string, most: number): string => text.slice(0, most).replaceAll(/[^\x20-\x7e]/g, "?");
