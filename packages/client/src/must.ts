/** @throws TypeError for what is neither a function nor left out */
export function mustBeFunctions(options: Readonly<Record<string, unknown>>): void {
  for (const name in options) {
    const value = options[name];
    must(value === undefined || typeof value === "function", `${name}: must be a function`);
  }
}

/** @throws TypeError for an argument that cannot be meant: `name: must be …` */
export function must(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new TypeError(problem);
}
