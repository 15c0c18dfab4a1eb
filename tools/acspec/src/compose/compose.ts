/**
 * Facts, corrections and texts become a spec.
 *
 * In: facts as `acspec import` writes them, overlays, docs. Out: an OpenAPI 3.1 document, where each part of it comes
 * from, and decisions to look at. Pure: reads and writes no file. Throws `Problem` for an overlay or a text that
 * matches nothing, and for an annotation that names what is not there.
 *
 * @see specs/README.md
 * @module
 */
import type { FactOperation, Facts } from "../facts.ts";
import { settleAnnotations } from "./annotations/annotations.ts";
import { composeComponents, nameComponents } from "./components.ts";
import { applyDocs } from "./docs.ts";
import { composeEndpoints, composeServers } from "./endpoints.ts";
import { composeGroups } from "./groups.ts";
import type { Schemas } from "./mend.ts";
import { type Node, own, set } from "./node.ts";
import { composeOperation } from "./operation.ts";
import { orderKeys } from "./order.ts";
import { applyOverlay, type Document } from "./overlay.ts";
import { placeOperations } from "./paths.ts";
import { type Context, type Note, Provenance } from "./provenance.ts";
import { finishSample } from "./samples.ts";
import { resettle } from "./schema.ts";
import { commonSecurity } from "./security.ts";
import { allSchemas } from "./walk.ts";

export interface Composed {
  spec: Node;
  provenance: Provenance;
  /** Decisions that a reader may want to look at. */
  notes: readonly Note[];
}

/**
 * @param overlays applied in their order; then come the docs, so that an overlay's additions can have texts, too
 * @throws Problem naming the file and the entry that matches nothing
 */
export function compose(facts: Facts, overlays: readonly Document[] = [], docs: readonly Document[] = []): Composed {
  const provenance = new Provenance();
  const context: Context = { provenance, componentNames: nameComponents(facts) };
  const spec = composeFacts(facts, context);
  for (const overlay of overlays) applyOverlay(spec, overlay, provenance);
  const operations = operationsOf(spec);
  if (overlays.length > 0) for (const schema of allSchemas(spec, operations)) resettle(schema);
  settleAnnotations(spec, operations, provenance);
  applyDocs(spec, operations, docs, provenance);
  finishSamples(spec, operations, context);
  orderKeys(spec, operations);
  return { spec, provenance, notes: provenance.notes };
}

/** The spec that facts alone make. */
function composeFacts(facts: Facts, context: Context): Node {
  const { product, version, style } = facts.info;
  const groups = composeGroups(facts);
  const security = commonSecurity(facts);
  const paths: Node = {};
  for (const placed of placeOperations(facts, groups.order, context)) {
    const around = { info: facts.info, groups: groups.of.get(placed.action), security };
    const operation = composeOperation(facts.apis[placed.action] as FactOperation, placed, around, context);
    const item = (own(paths, placed.key) ?? {}) as Node;
    item[placed.method] = operation;
    set(paths, placed.key, item);
  }
  return {
    openapi: "3.1.0",
    info: { title: `${product} ${version}`, version, "x-acs-product": product, "x-acs-style": style },
    servers: composeServers(facts.endpoints ?? []),
    "x-acs-endpoints": composeEndpoints(facts),
    security,
    tags: groups.tags,
    paths,
    components: composeComponents(facts, context),
  };
}

/** Last, when overlays and texts have had their say about the schemas. */
function finishSamples(spec: Node, operations: readonly Node[], context: Context): void {
  const schemas = own(spec.components, "schemas") as Schemas;
  const isRpc = own(spec.info, "x-acs-style") === "RPC";
  for (const operation of operations) finishSample(operation, schemas, isRpc, context);
}

/** Every operation of a spec, in its order. */
export function operationsOf(spec: Node): Node[] {
  return Object.values(spec.paths as Record<string, Record<string, Node>>).flatMap((item) => Object.values(item));
}
