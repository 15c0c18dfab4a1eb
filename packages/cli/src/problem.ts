/** Something wrong with what the command was given: what, where, what to do. The command prints it and exits with 2. */
export class Problem extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Problem";
  }
}
