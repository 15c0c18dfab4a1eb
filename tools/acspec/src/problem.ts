/** Something wrong with the input: what, where, what to do. The command line prints it and exits with 2. */
export class Problem extends Error {
  readonly file: string | undefined;
  readonly pointer: string | undefined;

  /**
   * @param what what is wrong, and what to do about it
   * @param where the file, and the JSON pointer (`/apis/RunInstances`) in it
   */
  constructor(what: string, where: { file?: string | undefined; pointer?: string | undefined } = {}) {
    const place = [where.file, where.pointer].filter((part) => part !== undefined && part !== "").join("#");
    super(place === "" ? what : `${place}: ${what}`);
    this.name = "Problem";
    this.file = where.file;
    this.pointer = where.pointer;
  }
}

/** Something said by hand about an API that is not so, or no longer. */
export class Misfit extends Problem {
  /** The annotation of the spec that does not fit. Without one, it is the entry that the problem names. */
  readonly annotation: { path: string; missing: string | undefined } | undefined;

  /** @param annotation its JSONPath, and the name in it of something that is not there */
  constructor(
    what: string,
    where: { file?: string; pointer?: string } = {},
    annotation?: { path: string; missing: string | undefined },
  ) {
    super(what, where);
    this.annotation = annotation;
  }
}

/** A JSON pointer from its parts. @see RFC 6901 */
export function pointer(...parts: (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
