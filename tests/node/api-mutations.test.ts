/**
 * A real spec with changes at random, each with a verdict that is known: exactly that one must be found.
 *
 * @module
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { diff } from "../../tools/acspec/src/diff/index.ts";
import { type OpenApi, readSpec, specFrom } from "../../tools/acspec/src/generate/spec.ts";
import type { Json, Mutator } from "../testing/mutators/mutator.ts";
import { operationMutators } from "../testing/mutators/operation.ts";
import { requestMutators } from "../testing/mutators/request.ts";
import { responseMutators } from "../testing/mutators/response.ts";
import { readFile } from "../testing/repository.ts";

const ens = readSpec(readFile("specs/ens/openapi.yaml"), "specs/ens/openapi.yaml");
const mutators = [...requestMutators, ...responseMutators, ...operationMutators];

/** What must be found, as a line. */
type Verdicts = string[];

it("finds each of many changes at random with its own verdict, and nothing else", () => {
  const done = new Set<Mutator>();
  const property = fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
    const document = structuredClone(ens.document);
    const verdicts = mutate(document, numbers, done);
    expect(told(diff(ens, specFrom(document, "mutant.yaml")))).toEqual(verdicts.sort());
  });
  fc.assert(property, { numRuns: 8 });
  expect(mutators.filter((mutator) => !done.has(mutator)).map(({ kind }) => kind)).toEqual([]);
});

it("finds operations that are gone, new, and renamed", () => {
  const property = fc.property(
    fc.shuffledSubarray(Object.keys(ens.document.paths), { minLength: 9, maxLength: 9 }),
    (keys) => {
      const document = structuredClone(ens.document);
      const verdicts = keys.map((key, index) => reorganise(document.paths as Record<string, Json>, key, index));
      const found = told(diff(ens, specFrom(document, "mutant.yaml")));
      expect(found).toEqual(verdicts.sort());
    },
  );
  fc.assert(property, { numRuns: 8 });
});

function told(changes: ReturnType<typeof diff>): Verdicts {
  return changes.map(({ severity, operation, place, kind }) => `${operation} ${place}: ${severity} ${kind}`).sort();
}

/** Does each mutation to an operation that nothing else is done to. */
function mutate(document: OpenApi, numbers: Iterator<number>, done: Set<Mutator>): Verdicts {
  const next = (below: number): number => (numbers.next().value as number) % below;
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item)) as unknown as Json[];
  return mutators.flatMap((mutator) => {
    for (let tries = 0; tries < 300 && operations.length > 0; tries++) {
      const index = next(operations.length);
      const operation = operations[index] as Json;
      const ways = mutator.on(operation);
      if (ways.length === 0) continue;
      operations.splice(index, 1);
      const place = ways[next(ways.length)]?.();
      done.add(mutator);
      return [`${operation.operationId} ${place}: ${mutator.severity} ${mutator.kind}`];
    }
    return [];
  });
}

function reorganise(paths: Record<string, Json>, key: string, index: number): string {
  const [method = "", operation] = Object.entries(paths[key] as Json)[0] as [string, Json];
  const action = String(operation.operationId);
  if (index % 3 === 0) {
    delete paths[key];
    return `${action} (operation): breaking operation-removed`;
  }
  if (index % 3 === 1) {
    paths[`${key}Mutant`] = { [method]: { ...structuredClone(operation), operationId: `${action}Mutant` } };
    return `${action}Mutant (operation): feature operation-added`;
  }
  delete paths[key];
  paths[`${key}Mutant`] = { [method]: { ...operation, operationId: `${action}Mutant` } };
  return `${action}Mutant (operation): breaking operation-renamed`;
}
