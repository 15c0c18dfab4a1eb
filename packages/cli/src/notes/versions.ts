import { Problem } from "../problem.ts";

const form = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/;

/**
 * Orders versions as npm does: negative if `a` comes first.
 *
 * @throws Problem for what is no version
 * @see https://semver.org 11
 */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)];
  for (const at of [0, 1, 2] as const)
    if (one.numbers[at] !== other.numbers[at]) return one.numbers[at] - other.numbers[at];
  if (one.pre.length === 0 || other.pre.length === 0) return other.pre.length - one.pre.length;
  for (const [at, part] of one.pre.entries()) {
    const counterpart = other.pre[at];
    if (counterpart === undefined) return 1;
    if (part !== counterpart) return comparePre(part, counterpart);
  }
  return one.pre.length - other.pre.length;
}

function parts(version: string): { numbers: [number, number, number]; pre: string[] } {
  const [, major, minor, patch, pre] = form.exec(version) ?? [];
  if (major === undefined) throw new Problem(`${JSON.stringify(version)} is no version; give one such as 1.4.0`);
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: pre?.split(".") ?? [] };
}

/** Numbers come before words. */
function comparePre(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
