/**
 * What overlays say beyond OpenAPI: kinds, pages, waiters, secrets. What names something that is not there stops the
 * composer.
 *
 * @see specs/README.md
 * @module
 */
import type { Schemas } from "../mend.ts";
import { type Node, own } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { checkIdentity } from "./identity.ts";
import { checkKind } from "./kind.ts";
import { settlePagination } from "./pagination.ts";
import { checkRateLimits } from "./rate-limits.ts";
import { checkSecrets } from "./secret.ts";
import { checkEffect } from "./state/effect.ts";
import { checkResources } from "./state/resources.ts";
import { checkUndocumented, undocumentedOf } from "./undocumented.ts";
import { checkWaiters } from "./waiters.ts";

/** Checks the annotations against the operations that they are about, and completes them. */
export function settleAnnotations(spec: Node, operations: readonly Node[], provenance: Provenance): void {
  const schemas = (own(spec.components, "schemas") ?? {}) as Schemas;
  for (const operation of operations) {
    checkKind(operation, provenance);
    settlePagination(operation, schemas, provenance);
    checkIdentity(operation, schemas, provenance);
  }
  checkSecrets(spec, operations, provenance);
  checkWaiters(spec, operations, schemas, provenance);
  checkRateLimits(spec, operations, provenance);
  checkUndocumented(spec, operations, provenance);
  const all = [...operations, ...undocumentedOf(spec)];
  const kinds = checkResources(spec, all, schemas, provenance);
  for (const operation of all) checkEffect(operation, kinds, schemas, provenance);
}
