/** Errors are flat, so no parser: `<Name>text</Name>` and `<Name><![CDATA[text]]></Name>`. */
const element = /<([A-Za-z][\w.-]*)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>/g;

/** Longer texts are no error of the service; the limit keeps hostile ones cheap. */
const maxLength = 16_384;

/**
 * The fields of an error in XML.
 *
 * @returns `undefined` if the text has no `Error` element
 * @see specs/protocol/errors.md 1
 */
export function parseXmlError(xml: string): Record<string, unknown> | undefined {
  const text = xml.slice(0, maxLength);
  if (!/<Error[\s>]/.test(text)) return undefined;
  return Object.fromEntries(
    [...text.matchAll(element)].map(([, name, raw, plain = ""]) => [name, raw ?? decode(plain)]),
  );
}

function decode(text: string): string {
  return text.replace(/&(#x?[\da-f]{1,7}|[a-z]+);/gi, (whole, name: string) => {
    const code = entities[name] ?? Number(name.replace("#", "0")); // "#x4e2d" → 0x4e2d, "#20013" → 020013
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const entities: Record<string, number> = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 };
