import type { FactOperation, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import { hasCodes } from "./counts.ts";
import type { Oddity, OddKind } from "./oddity.ts";
import { targetOf } from "./references.ts";
import { samplesOf } from "./response-demo.ts";

type Found = readonly [kind: OddKind, keyword?: string, detail?: string];

/** What is odd about operations: their paths, methods, and what they leave out. */
export function* oddOperations(facts: Facts): Generator<Oddity> {
  const routes = new Map<string, string>();
  for (const [action, operation] of Object.entries(facts.apis)) {
    const at = pointer("apis", action);
    const found = [
      ...oddPath(operation, facts.info.style, routes, action),
      ...oddWire(operation),
      ...leftOut(operation, facts),
    ];
    for (const [kind, keyword, detail] of found) {
      yield { kind, pointer: at + (keyword ? pointer(keyword) : ""), ...(detail === undefined ? {} : { detail }) };
    }
  }
}

function* oddPath(
  { path, methods, parameters }: FactOperation,
  style: "RPC" | "ROA",
  routes: Map<string, string>,
  action: string,
): Generator<Found> {
  if (style === "RPC") {
    if (path === "") yield ["emptyPath", "path"];
    else if (path === "/") yield ["rootPath", "path"];
    else if (path !== undefined) yield ["rpcPath", "path", path];
    return;
  }
  if (!path) return yield ["noPath"];
  const route = `${methods[0]} ${path}`;
  const other = routes.get(route);
  if (other !== undefined) yield ["samePath", "path", `${route}, as ${other}`];
  else routes.set(route, action);
  const inPath = [...path.matchAll(/\{([^{}]+)\}|\[([^[\]]+)\]/g)].map(([, name, old]) => name ?? old);
  const inPlace = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const lacking = inPath.filter((name) => !inPlace.includes(name as string));
  const over = inPlace.filter((name) => !inPath.includes(name));
  if (lacking.length > 0) yield ["pathNames", "path", `no parameter for ${lacking.join(", ")}`];
  if (over.length > 0) yield ["pathNames", "path", `not in the path: ${over.join(", ")}`];
}

function* oddWire({ methods, schemes, security, deprecated }: FactOperation): Generator<Found> {
  if (deprecated === undefined) yield ["noDeprecated"];
  if (deprecated) yield ["deprecated", "deprecated"];
  if (schemes.length === 1 && schemes[0] === "https") yield ["httpsOnly", "schemes"];
  const others = schemes.filter((scheme) => scheme !== "http" && scheme !== "https");
  if (others.length > 0) yield ["otherScheme", "schemes", others.join(", ")];
  if (methods.length === 1 && methods[0] === "get") yield ["getOnly", "methods"];
  const names = security.flatMap((way) => Object.keys(way));
  if (names.length !== 1 || names[0] !== "AK") yield ["otherSecurity", "security", names.join(", ") || "none"];
}

function* leftOut(operation: FactOperation, facts: Facts): Generator<Found> {
  if (!hasCodes(operation)) yield ["noCodes"];
  const samples = samplesOf(operation.responseDemo ?? "");
  if (samples === undefined && operation.responseDemo === undefined) yield ["noSample"];
  for (const { type, example } of samples ?? []) {
    if (type === "json" && !isJson(example)) yield ["badSample", "responseDemo"];
  }
  const answer = Object.values(operation.responses ?? {}).find((response) => response.schema)?.schema;
  if (answer === undefined) return yield ["noAnswer"];
  const target = targetOf(answer);
  const { properties = {} } = target === undefined ? answer : (facts.components.schemas[target] ?? {});
  if (facts.info.style === "RPC" && properties.RequestId === undefined) yield ["noRequestId", "responses"];
}

function isJson(text: unknown): boolean {
  try {
    return JSON.parse(text as string) !== undefined;
  } catch {
    return false;
  }
}
