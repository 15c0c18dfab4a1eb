import { identityKey } from "../annotations/identity.ts";
import { kindKey } from "../annotations/kind.ts";
import { paginationKey } from "../annotations/pagination.ts";
import { secretKey } from "../annotations/secret.ts";
import { effectKey } from "../annotations/state/effect.ts";
import { waitersKey } from "../annotations/waiters.ts";
import { parametersOf, propertiesOf } from "../fields.ts";
import { type Node, own } from "../node.ts";
import { allSchemas } from "../walk.ts";

interface AnnotationTally {
  reads: number;
  writes: number;
  /** Operations that nobody has said a kind of. */
  unknown: string[];
  pages: number;
  waiters: number;
  secrets: number;
  /** Operations that a mock plays by its state, or by whose its keys are. */
  stateful: number;
  /** Operations that nothing is said of, where a mock plays by state: they answer their samples. */
  untold: string[];
}

/** What overlays say of operations beyond OpenAPI. */
export function tallyAnnotations(spec: Node, operations: readonly Node[]): AnnotationTally {
  const kinds = operations.map((operation) => own(operation[kindKey], "kind"));
  const effects = operations.map((operation) => operation[effectKey]);
  const hasState = effects.some((effect) => effect !== undefined);
  const holders = new Set<Node>([
    ...operations.flatMap((operation) => [...parametersOf(operation).values()].map(({ holder }) => holder)),
    ...[...allSchemas(spec, operations)].flatMap((schema) => propertiesOf(schema).map(([, property]) => property)),
  ]);
  return {
    reads: kinds.filter((kind) => kind === "read").length,
    writes: kinds.filter((kind) => kind === "write").length,
    unknown: operations.filter((_, at) => kinds[at] === undefined).map(({ operationId }) => String(operationId)),
    pages: operations.filter((operation) => operation[paginationKey] !== undefined).length,
    waiters: Object.keys((spec[waitersKey] ?? {}) as Node).length,
    stateful: operations.filter(
      (operation, at) =>
        operation[identityKey] !== undefined || (own(effects[at], "stateful") ?? "static") !== "static",
    ).length,
    untold: hasState
      ? operations.filter((_, at) => effects[at] === undefined).map(({ operationId }) => String(operationId))
      : [],
    secrets: [...holders].filter((holder) => holder[secretKey] === true).length,
  };
}
