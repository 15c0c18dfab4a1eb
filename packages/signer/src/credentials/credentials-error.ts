/**
 * A source that gave no credentials.
 *
 * The message says which source, which file, variable or field, and what to do. It holds no secret and no setting's
 * value; of URLs it shows the origin alone.
 */
export class CredentialsError extends Error {
  /** The function that made the source, such as `fromEnv`. */
  declare readonly source: string;
  /** What each source of a chain failed with, in its order; for a single source nothing. */
  declare readonly errors?: readonly unknown[];

  constructor(source: string, detail: string, errors?: readonly unknown[]) {
    super(`${source}: ${detail}`);
    this.source = source;
    // Not enumerable: the message has said it, and inspection would print every stack.
    if (errors) Object.defineProperty(this, "errors", { value: errors });
  }

  static {
    // biome-ignore lint/complexity/noThisInStatic: bundlers give a class that names itself another name, which is printed
    this.prototype.name = "CredentialsError";
  }
}

/** Makes the errors of one source, or of a place in it. */
export type Fail = (detail: string) => CredentialsError;

export const failing =
  (source: string, place?: string): Fail =>
  (detail) =>
    new CredentialsError(source, place ? `${place}: ${detail}` : detail);

/** Keeps a foreign error as the cause: it is for the one who wrote what threw it. Ours have been told already. */
export function because(error: CredentialsError, cause: unknown): CredentialsError {
  return cause instanceof CredentialsError ? error : Object.defineProperty(error, "cause", { value: cause });
}

/** What somebody else's failure may say here: ours whole, others' by name, for their texts may hold anything. */
export function told(error: unknown): string {
  if (error instanceof CredentialsError) return error.message;
  if (!(error instanceof Error)) return `it threw ${typeof error}`;
  const [flag] = (error.name === "NotCapable" && /--allow-[a-z]+/.exec(error.message)) || [];
  return flag ? `Deno does not let it; run the program with ${flag}` : `it threw ${error.name}`;
}
