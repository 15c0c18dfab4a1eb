/** Where progress is shown; the standard error stream is one. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Work this short needs no progress shown. */
const patienceMs = 1000;

/**
 * Names the step that begins, on a terminal, once the work as a whole has taken longer than a second.
 *
 * @param now epoch milliseconds
 */
export function progress(terminal: Terminal = process.stderr, now: () => number = Date.now): (step: string) => void {
  const start = now();
  return (step) => {
    if (terminal.isTTY && now() - start > patienceMs) terminal.write(`${step} …\n`);
  };
}
