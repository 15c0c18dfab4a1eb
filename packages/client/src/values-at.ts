import { isRecord } from "./styles/scalar.ts";

/**
 * What a path of names leads to in an answer: `Instances.Instance`. A list on the way, or at its end, stands for each
 * of its items, so `Servers.AICInstances` gives those of all servers.
 */
export function valuesAt(answer: unknown, path: string): unknown[] {
  return path
    .split(".")
    .reduce<unknown[]>(
      (values, name) => values.flatMap((value) => (isRecord(value) ? (value[name] ?? []) : [])),
      [answer],
    );
}
