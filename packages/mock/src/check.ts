export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param what the thing's name in the message
 * @throws {TypeError} if it is no object, or has a field that is none of these
 */
export function checkNames(
  one: unknown,
  what: string,
  names: readonly string[],
): asserts one is Record<string, unknown> {
  if (!isRecord(one)) throw new TypeError(`${what} is not an object`);
  const other = Object.keys(one).find((name) => !names.includes(name));
  if (other !== undefined) throw new TypeError(`${what}: there is no ${other}; there are ${names.join(", ")}`);
}
