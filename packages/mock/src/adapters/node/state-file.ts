/**
 * A mock's state in a file: what a server has when it starts again.
 *
 * @module
 */
import type { Call } from "../../calls/call.ts";
import type { Mock } from "../../mock.ts";
import { CommandError } from "./command-error.ts";
import { writeWhole } from "./write-whole.ts";

export interface StateFile {
  /** Something may have changed: it is written in a moment, together with what changes until then. */
  readonly changed: () => void;
  /** The same if the call is one that may have changed something. */
  readonly called: (call: Call) => void;
  /** Writes what has not been written. */
  readonly flush: () => void;
}

const momentMs = 100;
const reading = /^(describe|list|query)$/;

/**
 * Loads the file into the mock if there is one, and writes it, so that a place where that is impossible is found now.
 *
 * @param complain told if it cannot be written later
 * @throws {CommandError}
 */
export function stateFile(mock: Mock, file: string, complain: (message: string) => void): StateFile {
  const { readFileSync } = process.getBuiltinModule("node:fs");
  let written: string | undefined;
  let waiting: NodeJS.Timeout | undefined;

  function load(): void {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      throw new CommandError(`--state: cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`);
    }
    try {
      mock.restore(text);
    } catch (error) {
      throw new CommandError(`--state: ${file} is not used: ${(error as Error).message}; move it away to begin anew`);
    }
  }

  function save(): void {
    const text = mock.snapshot();
    if (text === written) return;
    writeWhole(file, text);
    written = text;
  }

  function flush(): void {
    clearTimeout(waiting);
    waiting = undefined;
    try {
      save();
    } catch (error) {
      complain(`--state: cannot write ${file}: ${(error as NodeJS.ErrnoException).code}`);
    }
  }

  load();
  try {
    save();
  } catch (error) {
    throw new CommandError(`--state: cannot write ${file}: ${(error as NodeJS.ErrnoException).code}`);
  }
  const changed = (): void => {
    waiting ??= setTimeout(flush, momentMs);
  };
  return {
    changed,
    called: ({ action, code }) => {
      const verb = code === undefined ? mock.product.operations[action]?.effect?.verb : undefined;
      if (verb !== undefined && !reading.test(verb)) changed();
    },
    flush,
  };
}
