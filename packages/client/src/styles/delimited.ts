/**
 * `simple`, `spaceDelimited`, `pipeDelimited`: `Name=a,b`. There is no escaping, so an item that contains the
 * delimiter is refused.
 *
 * A null item is sent as an empty one, as the vendor's clients do. A list of one empty text reads back as an empty list.
 *
 * @see specs/protocol/signing.md 4
 * @module
 */
import { isRecord, scalar } from "./scalar.ts";
import { StyleError } from "./style-error.ts";

export const delimiters = { simple: ",", spaceDelimited: " ", pipeDelimited: "|" } as const;

export function encode(name: string, value: unknown, delimiter: string): string {
  if (isRecord(value)) throw new StyleError(name, "an object cannot be sent in a delimited list");
  if (!Array.isArray(value)) return scalar(name, value);
  return Array.from(value, (item, at) => encodeItem(`${name}.${at + 1}`, item, delimiter)).join(delimiter);
}

function encodeItem(name: string, item: unknown, delimiter: string): string {
  if (item == null) return "";
  const text = scalar(name, item);
  if (text.includes(delimiter)) throw new StyleError(name, `an item must not contain "${delimiter}"`);
  return text;
}

export function decode(text: string, delimiter: string): string[] {
  return text === "" ? [] : text.split(delimiter);
}
