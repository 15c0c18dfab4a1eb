/** @throws TypeError for an argument that cannot be meant: `name: must be …` */
export function must(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new TypeError(problem);
}
