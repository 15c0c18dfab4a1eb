/**
 * Sample answers: the text of a list of `{ type, example, errorExample }`, where `example` is again a text of JSON.
 *
 * @module
 */
import { hasChinese } from "./chinese.ts";
import { type Reader, text } from "./node.ts";

export interface Sample {
  type?: string;
  example?: string;
  errorExample?: string;
}

/** The text of the samples, the same bytes unless something in them is Chinese. */
export const readResponseDemo: Reader<string> = (value, at, context) => {
  const demo = text(value, at, context) as string;
  if (demo === "") return undefined;
  const samples = samplesOf(demo);
  if (samples === undefined) {
    context.note("badSample", at);
    return hasChinese(demo) ? undefined : demo;
  }
  if (!samples.some((sample) => Object.values(sample).some(chinese))) return demo;
  context.note("chinese", at);
  return JSON.stringify(samples.map(withoutChinese));
};

/** The samples in a text, or `undefined` if there are none. */
export function samplesOf(demo: string): Sample[] | undefined {
  try {
    const samples = JSON.parse(demo);
    return Array.isArray(samples) && samples.every((sample) => typeof sample === "object" && sample !== null)
      ? samples
      : undefined;
  } catch {
    return undefined;
  }
}

/** Escaped letters count: they are Chinese once the JSON is read. */
function chinese(value: unknown): boolean {
  return typeof value === "string" && (hasChinese(value) || hasChinese(JSON.stringify(parsed(value) ?? null)));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** JSON loses its Chinese leaves, other text is left out whole. */
function withoutChinese(sample: Sample): Sample {
  return Object.fromEntries(
    Object.entries(sample).map(([keyword, value]) => {
      if (!chinese(value)) return [keyword, value];
      const json = parsed(value as string);
      return [keyword, json === undefined ? "" : JSON.stringify(withoutLeaves(json) ?? {}, null, 2)];
    }),
  );
}

function withoutLeaves(value: unknown): unknown {
  if (typeof value === "string") return hasChinese(value) ? undefined : value;
  if (Array.isArray(value)) return value.map(withoutLeaves).filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .filter(([name]) => !hasChinese(name))
    .map(([name, inner]) => [name, withoutLeaves(inner)] as const);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
}
