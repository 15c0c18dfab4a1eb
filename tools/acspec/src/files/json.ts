/**
 * JSON as people get it: what is wrong with it is said with line and column.
 *
 * @module
 */
import { Problem, pointer } from "../problem.ts";
import { nameOf } from "./read.ts";

/** Deeper than any document of ours; what reads it recurses, and the stack has an end. */
const deepest = 500;

const escapes = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

interface Frame {
  readonly list: boolean;
  readonly keys: Set<string>;
  key: string | number;
}

/**
 * The value of a JSON text; a byte order mark at its start is passed over.
 *
 * Integers beyond exact arithmetic come back as texts, so that none of their digits is lost.
 *
 * @throws Problem for what is not JSON, a name twice in one object, more levels than 500
 */
export function parseJson(text: string, file: string): unknown {
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  const { unsafe } = scan(json, nameOf(file));
  return unsafe ? JSON.parse(json, keepDigits) : JSON.parse(json);
}

function keepDigits(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  return typeof value === "number" && source !== undefined && isUnsafe(source) ? source : value;
}

function isUnsafe(source: string): boolean {
  return /^-?\d+$/.test(source) && !Number.isSafeInteger(Number(source));
}

/** Goes over the text once, without recursion: `JSON.parse` says neither line nor path. */
function scan(json: string, file: string): { unsafe: boolean } {
  const frames: Frame[] = [];
  let at = 0;
  let unsafe = false;
  const skip = () => {
    while (at < json.length && " \t\n\r".includes(json[at] as string)) at++;
  };
  const path = () => pointer(...frames.map(({ key }) => key));
  const fail = (what: string): never => {
    const before = json.slice(0, at).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    throw new Problem(`${what} (${place})`, { file, pointer: frames.length > 0 ? path() : undefined });
  };
  const expected = (what: string): never => {
    if (at >= json.length) return fail(`is cut off: ${what} is expected; get the whole file`);
    return fail(`is not JSON: ${what} is expected, not ${JSON.stringify(json.slice(at, at + 12))}; correct it there`);
  };
  const text = (): string => {
    const start = at++;
    while (json[at] !== '"') {
      if (at >= json.length || json.charCodeAt(at) < 0x20) return expected('the end of a text, "');
      if (json[at] === "\\") {
        const letters = escapes.exec(json.slice(at + 1, at + 6))?.[0];
        if (letters === undefined) return expected("an escape such as \\n");
        at += letters.length;
      }
      at++;
    }
    at++;
    return JSON.parse(json.slice(start, at)) as string;
  };
  const open = (list: boolean) => {
    at++;
    frames.push({ list, keys: new Set(), key: list ? 0 : "" });
    if (frames.length > deepest) {
      frames.splice(6);
      fail(`is nested deeper than ${deepest} levels; flatten it`);
    }
  };
  const name = (frame: Frame) => {
    skip();
    if (json[at] !== '"') expected('a name in "quotes"');
    const start = at;
    frame.key = text();
    if (frame.keys.has(frame.key)) {
      at = start;
      fail(`the name ${JSON.stringify(frame.key)} stands twice in one object; delete one`);
    }
    frame.keys.add(frame.key);
    skip();
    if (json[at] !== ":") expected('":"');
    at++;
  };

  skip();
  if (at >= json.length) throw new Problem("is empty; give the api-docs.json of a product", { file });
  if (json[at] === "<") fail("is HTML or XML, not JSON; download the file itself, not the page that shows it");
  for (;;) {
    skip();
    const letter = json[at];
    let closed = false;
    if (letter === "{" || letter === "[") {
      open(letter === "[");
      skip();
      closed = json[at] === (letter === "{" ? "}" : "]");
      if (!closed) {
        if (letter === "{") name(frames.at(-1) as Frame);
        continue;
      }
    } else if (letter === '"') {
      text();
    } else {
      scalar.lastIndex = at;
      const found = scalar.exec(json)?.[0] ?? expected("a value");
      unsafe ||= isUnsafe(found);
      at += found.length;
    }
    for (;;) {
      if (closed) {
        frames.pop();
        at++;
      }
      skip();
      const frame = frames.at(-1);
      if (!frame) {
        if (at < json.length) expected("the end");
        return { unsafe };
      }
      if (json[at] === ",") {
        at++;
        if (frame.list) frame.key = (frame.key as number) + 1;
        else name(frame);
        break;
      }
      closed = json[at] === (frame.list ? "]" : "}");
      if (!closed) expected(frame.list ? '"," or "]"' : '"," or "}"');
    }
  }
}
