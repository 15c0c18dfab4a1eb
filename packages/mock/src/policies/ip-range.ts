/** Whether an address is in a range: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
export function inRange(address: string, range: string): boolean {
  const [network = "", length] = range.split("/");
  const [a, b] = [bits(address), bits(network)];
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  const fixed = length === undefined ? a.length : Number(length);
  return a.slice(0, fixed) === b.slice(0, fixed);
}

/** An address as a text of zeros and ones; `undefined` if it is none. */
function bits(text: string): string | undefined {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, ""); // how a server sees IPv4 on a socket for both
  const parts = address.includes(":") ? words(address) : address.split(".");
  const [count, size, radix] = address.includes(":") ? [8, 16, 16] : [4, 8, 10];
  if (parts.length !== count || parts.some((part) => !/^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  return parts.map((part) => Number.parseInt(part, radix).toString(2).padStart(size, "0")).join("");
}

/** The eight words of an IPv6 address, those that `::` stands for included. */
function words(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const [before, after] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  if (!before || !after || tail === undefined) return before ?? [];
  return [...before, ...new Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
}
