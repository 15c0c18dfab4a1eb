/** A value that a style cannot send, or text that a style cannot read. Names the parameter, never shows a value. */
export class StyleError extends TypeError {
  /** The parameter, with the way into it: `Tag.2.Key`. */
  readonly parameter: string;

  constructor(parameter: string, problem: string) {
    super(`${parameter}: ${problem}`);
    this.parameter = parameter;
  }
}

/** Nesting beyond this is a mistake or an attack; it also ends a walk through an object that contains itself. */
export const maxDepth = 100;

export function tooDeep(parameter: string): StyleError {
  return new StyleError(parameter, `nested deeper than ${maxDepth} levels, or contains itself`);
}
