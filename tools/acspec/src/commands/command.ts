/** A command of the command line. */
export interface Command {
  /** How it is called: `import FILE --out F`. */
  usage: string;
  /** What it does, in a line. */
  summary: string;
  /** @returns the exit code: 0 done, 1 a check found something */
  run(args: string[]): number | Promise<number>;
}
