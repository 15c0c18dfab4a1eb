/** The first place in which two canonical requests differ. */
export interface Difference {
  /** `method`, `path`, `parameter Size`, `header host`, `signed headers`, `body hash`, `line 7`. */
  readonly part: string;
  /** The line, or for a query the parameter, as the caller has it; nothing where the caller has none. */
  readonly yours: string | undefined;
  /** As this side, or the service, has it. */
  readonly theirs: string | undefined;
}

/** @see specs/protocol/signing.md 2.2 */
export function firstDifference(yours: string, theirs: string): Difference | undefined {
  if (yours === theirs) return undefined;
  const [mine, other] = [linesOf(yours), linesOf(theirs)];
  return (
    inLine("method", mine.method, other.method) ??
    inLine("path", mine.path, other.path) ??
    inQuery(mine.query, other.query) ??
    inHeaders(mine.headers, other.headers) ??
    inLine("signed headers", mine.names, other.names) ??
    inLine("body hash", mine.bodyHash, other.bodyHash) ??
    inAnyLine(yours.split("\n"), theirs.split("\n"))
  );
}

interface Lines {
  method: string | undefined;
  path: string | undefined;
  query: string;
  headers: string[];
  names: string | undefined;
  bodyHash: string | undefined;
}

function linesOf(text: string): Lines {
  const [method, path, query = "", ...rest] = text.split("\n");
  const blank = rest.indexOf("");
  const end = blank < 0 ? rest.length : blank;
  return { method, path, query, headers: rest.slice(0, end), names: rest[end + 1], bodyHash: rest[end + 2] };
}

function inLine(part: string, yours: string | undefined, theirs: string | undefined): Difference | undefined {
  return yours === theirs ? undefined : { part, yours, theirs };
}

/** Encoded pairs, as they stand: what one side lacks, then what differs in value, then the order. */
export function inQuery(yours: string, theirs: string): Difference | undefined {
  if (yours === theirs) return undefined;
  const pairs = [yours, theirs].map((query) => query.split("&"));
  const [mine = [], other = []] = pairs;
  const [mineByName, otherByName] = [byName(mine, "=", "&"), byName(other, "=", "&")];
  const changed = names(mineByName, otherByName).find((name) => mineByName.get(name) !== otherByName.get(name));
  if (changed !== undefined) {
    return { part: `parameter ${changed}`, yours: mineByName.get(changed), theirs: otherByName.get(changed) };
  }
  const at = other.findIndex((pair, at) => pair !== mine[at]);
  return { part: "order of the parameters", yours: mine[at], theirs: other[at] };
}

function inHeaders(yours: string[], theirs: string[]): Difference | undefined {
  const [mine, other] = [byName(yours, ":", "\n"), byName(theirs, ":", "\n")];
  for (const name of names(mine, other)) {
    // A token is of use to whoever reads a log, so a service may have put something in its place.
    const masked = /^x-acs-security-token:\*+$/.test(`${other.get(name)}`) && mine.has(name);
    const found = masked ? undefined : inLine(`header ${name}`, mine.get(name), other.get(name));
    if (found) return found;
  }
  return undefined;
}

/** Those of one name stay together. */
function byName(lines: string[], separator: string, joint: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const name = line.split(separator)[0] as string;
    const before = found.get(name);
    if (line !== "") found.set(name, before === undefined ? line : `${before}${joint}${line}`);
  }
  return found;
}

/** Of both, in the order of a canonical request. */
function names(mine: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...mine.keys(), ...other.keys()])].sort();
}

function inAnyLine(yours: string[], theirs: string[]): Difference | undefined {
  const at = Array.from({ length: Math.max(yours.length, theirs.length) }, (_, at) => at).find(
    (at) => yours[at] !== theirs[at] && !/^x-acs-security-token:/.test(yours[at] ?? ""),
  );
  return at === undefined ? undefined : { part: `line ${at + 1}`, yours: yours[at], theirs: theirs[at] };
}
