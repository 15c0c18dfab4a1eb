/**
 * XML as the service writes it: an element for each field, a list as its element repeated.
 *
 * @see specs/protocol/errors.md 1
 * @module
 */
const head = "<?xml version='1.0' encoding='UTF-8'?>";

export function xmlDocument(root: string, value: unknown): string {
  return head + element(root, value);
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (value === null || value === undefined) return "";
  const tag = elementName(name);
  return `<${tag}>${typeof value === "object" ? fields(value) : escaped(String(value))}</${tag}>`;
}

function fields(value: object): string {
  return Object.entries(value)
    .map(([name, field]) => element(name, field))
    .join("");
}

/** Field names can hold what no element name may: `x-oss-meta/owner`. */
function elementName(name: string): string {
  const cleaned = name.replaceAll(/[^\w.-]/g, "_");
  return /^[A-Za-z_]/.test(cleaned) ? cleaned : `_${cleaned}`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Control characters and lone surrogates have no form in XML 1.0. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
