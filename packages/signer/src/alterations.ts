/** What goes wrong on the way or in other people's signers, done to a canonical request. */
const alterations: readonly (readonly [what: string, change: (canonical: string) => string])[] = [
  ["a line break at the end", (text) => `${text}\n`],
  ["the method GET", (text) => text.replace(/^[A-Z]+/, "GET")],
  ["the method POST", (text) => text.replace(/^[A-Z]+/, "POST")],
  ["no query", (text) => text.replace(/^(.*\n.*\n).*/, "$1")],
  ["+ in place of %20 in the query", (text) => changeLine(text, 2, (line) => line.replaceAll("%20", "+"))],
  ["a query that is not encoded", (text) => changeLine(text, 2, decoded)],
  ["!'()* left raw in the query", (text) => changeLine(text, 2, (line) => line.replace(/%2[1789A]/g, decoded))],
  ["the query encoded twice", (text) => changeLine(text, 2, (line) => line.replaceAll("%", "%25"))],
  ["the path without its last /", (text) => changeLine(text, 1, (line) => line.replace(/\/$/, ""))],
  ["the path encoded twice", (text) => changeLine(text, 1, (line) => line.replaceAll("%", "%25"))],
  ["a host without its port", (text) => text.replace(/^(host:.*):\d+$/m, "$1")],
  ["the host with port 443", (text) => text.replace(/^(host:[^:\n]*)$/m, "$1:443")],
  ["the host with port 80", (text) => text.replace(/^(host:[^:\n]*)$/m, "$1:80")],
  ["no content-type", (text) => text.replace(/^content-type:.*\n/m, "").replace(/\ncontent-type;/, "\n")],
  ["a content-type without its charset", (text) => text.replace(/^(content-type:[^;\n]*);.*$/m, "$1")],
  ["a content-type in lower case", (text) => text.replace(/^content-type:.*$/m, (line) => line.toLowerCase())],
  ["no blank line behind the headers", (text) => text.replace("\n\n", "\n")],
  ["an empty body", (text) => text.replace(/[0-9a-f]{64}/g, emptyHash)],
  ["UNSIGNED-PAYLOAD in place of the body's hash", (text) => text.replace(/[0-9a-f]{64}$/, "UNSIGNED-PAYLOAD")],
];

/** SHA-256 of no bytes. */
export const emptyHash: string = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function changeLine(text: string, at: number, change: (line: string) => string): string {
  return text
    .split("\n")
    .map((line, index) => (index === at ? change(line) : line))
    .join("\n");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The known mistake that leads from a canonical request to another of which only a hash or a signature is known.
 *
 * @param fits whether a canonical request is that other one
 * @returns what the other one has, for people
 */
export async function findAlteration(
  canonical: string,
  fits: (canonical: string) => boolean | Promise<boolean>,
): Promise<string | undefined> {
  for (const [what, change] of alterations) {
    const changed = change(canonical);
    if (changed !== canonical && (await fits(changed))) return what;
  }
  return undefined;
}
