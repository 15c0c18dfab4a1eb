/**
 * Values in DER, as far as a certificate needs them.
 *
 * @see ITU-T X.690
 * @module
 */

export const sequence = (...parts: readonly Buffer[]): Buffer => value(0x30, ...parts);
export const set = (...parts: readonly Buffer[]): Buffer => value(0x31, ...parts);
export const boolean = (is: boolean): Buffer => value(0x01, Buffer.from([is ? 0xff : 0]));
/** @param bytes a number above zero, its first bit 0 */
export const integer = (bytes: Buffer): Buffer => value(0x02, bytes);
export const octets = (bytes: Buffer): Buffer => value(0x04, bytes);
export const utf8 = (text: string): Buffer => value(0x0c, Buffer.from(text));
/** @param unused bits at the end that do not count */
export const bitString = (bytes: Buffer, unused = 0): Buffer => value(0x03, Buffer.from([unused]), bytes);
/** A part of a sequence by its number, with the part's own tag in it. */
export const tagged = (number: number, part: Buffer): Buffer => value(0xa0 | number, part);
/** The same without the part's own tag. */
export const untagged = (number: number, bytes: Buffer): Buffer => value(0x80 | number, bytes);

/** In the form that is asked for up to the year 2049, `YYMMDDHHMMSSZ`, and the longer one from then on. */
export function time(ms: number): Buffer {
  const digits = `${new Date(ms).toISOString().slice(0, 19).replaceAll(/\D/g, "")}Z`;
  return digits < "2050" ? value(0x17, Buffer.from(digits.slice(2))) : value(0x18, Buffer.from(digits));
}

export function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((number) => {
    const groups = [number & 127];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift(128 | (left & 127));
    return groups;
  });
  return value(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function value(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
