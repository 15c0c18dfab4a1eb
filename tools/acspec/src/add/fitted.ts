/** How long a line of code may be, as the formatter has it. */
const width = 120;

/**
 * A line of code, or, where it is too long, a line for each of the parts in its middle, as the formatter would.
 *
 * @param indent what stands in front of the line
 */
export function fitted(before: string, parts: readonly string[], after: string, indent = ""): string {
  const line = `${before}${parts.join(", ")}${after}`;
  if (line.length <= width) return line;
  return [before, ...parts.map((part) => `${indent}  ${part},`), `${indent}${after}`].join("\n");
}
