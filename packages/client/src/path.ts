import { enc } from "@acskit/signer";
import { must } from "./must.ts";
import { scalar } from "./styles/scalar.ts";

/**
 * Puts values into `/shelves/{ShelfId}`.
 *
 * @throws TypeError for a value that is missing or empty, and for dots alone: URLs take them for a way up
 */
export function expandPath(path: string, values: Readonly<Record<string, unknown>>): string {
  if (!path.includes("{")) return path; // most
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    must(value !== "", `${name}: is missing, and the path needs it`);
    const text = scalar(name, value);
    must(!/^\.\.?$/.test(text), `${name}: dots alone cannot be part of a path`);
    return enc(text);
  });
}
