import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Size } from "./measure.ts";

/** Bytes, minified and gzipped, that a program may weigh, by its name. */
export type Ceilings = Readonly<Record<string, readonly [minified: number, gzipped: number]>>;

const file = join(import.meta.dirname, "ceilings.json");

export function readCeilings(): Ceilings {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A line for each program, so that a raise is a line in a review. */
export function writeCeilings(ceilings: Ceilings): void {
  const lines = Object.entries(ceilings).map(([name, pair]) => `  ${JSON.stringify(name)}: [${pair.join(", ")}]`);
  writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
}

/** Those that hold stay; the others, and new programs, get a twentieth more than they weigh, rounded to two digits. */
export function raised(ceilings: Ceilings, sizes: ReadonlyMap<string, Size>): Ceilings {
  const rows = [...sizes].map(([name, size]) => {
    const [minified, gzipped] = ceilings[name] ?? [0, 0];
    return [
      name,
      [
        size.minified > minified ? roundedUp(size.minified) : minified,
        size.gzipped > gzipped ? roundedUp(size.gzipped) : gzipped,
      ],
    ];
  });
  return Object.fromEntries(rows);
}

function roundedUp(bytes: number): number {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(bytes)) - 1);
  return Math.ceil((bytes * 1.05) / step) * step;
}
