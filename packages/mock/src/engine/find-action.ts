/**
 * Which operation a request asks for, in both signature generations and in ROA paths.
 *
 * V3 names action and version in headers, V1 in parameters; ROA has a verb and a path, and the action's name only
 * tells apart what shares both.
 *
 * @see specs/protocol/signing.md 2.1, 3.1 and specs/protocol/errors.md 3.4
 * @module
 */
import type { MockOperation, MockProduct } from "../types.ts";
import { meantAction } from "./meant-action.ts";
import { type PathMatch, pathMatcher } from "./path-templates.ts";
import type { Received } from "./receive.ts";
import { Refusal } from "./refusal.ts";

/** The signature generation a request is written in. */
export type Generation = "V1" | "V3";

interface Found {
  readonly action: string;
  readonly operation: MockOperation;
  /** Decoded values of the path's placeholders. */
  readonly pathValues: ReadonlyMap<string, string>;
}

export interface ActionFinder {
  find(request: Received): Found | Refusal;
  /** Whether there is such an action, or such a path. */
  knows(action: string | undefined, path: string): boolean;
}

const noValues: ReadonlyMap<string, string> = new Map();

/** V1 carries its signature, or at least its action, in the parameters, and has no `Authorization`. */
export function generationOf({ headers, parameters }: Received): Generation {
  if (headers.authorization !== undefined) return "V3";
  return parameters.has("Signature") || (parameters.has("Action") && headers["x-acs-action"] === undefined)
    ? "V1"
    : "V3";
}

/** The action as the caller named it; empty if nowhere. */
export function namedAction(request: Received): string {
  const header = request.headers["x-acs-action"];
  const parameter = request.parameters.get("Action");
  return (generationOf(request) === "V3" ? (header ?? parameter) : (parameter ?? header)) ?? "";
}

export function actionFinder(product: MockProduct): ActionFinder {
  const { operations } = product;
  const has = (action: string): boolean => Object.hasOwn(operations, action); // `constructor` is no operation
  const operationOf = (action: string): MockOperation | undefined => (has(action) ? operations[action] : undefined);
  let matchPath: ((path: string) => PathMatch | undefined) | undefined;
  const pathMatch = (path: string): PathMatch | undefined => {
    if (product.style !== "ROA") return undefined;
    matchPath ??= pathMatcher(
      Object.entries(operations).flatMap(([action, { path }]) => (path === undefined ? [] : [[action, path]])),
    );
    return matchPath(path);
  };

  function find(request: Received): Found | Refusal {
    const action = namedAction(request);
    return (
      wrongVersion(product, request) ?? (product.style === "ROA" ? byPath(action, request) : byName(action, request))
    );
  }

  function byName(action: string, { method, path }: Received): Found | Refusal {
    if (action === "") {
      const hint = "Name it in the header x-acs-action, or in the parameter Action of the older signature.";
      return new Refusal(400, "MissingParameter", `The parameter Action is missing. ${hint}`);
    }
    const operation = operationOf(action);
    if (!operation) return notFound(action);
    const hint = path === "/" ? "" : ` The path of every operation is /, not ${path}.`;
    if (!operation.methods.includes(method)) return wrongMethod(action, operation, method, hint);
    return { action, operation, pathValues: noValues };
  }

  function byPath(named: string, { method, path }: Received): Found | Refusal {
    const match = pathMatch(path);
    if (named !== "" && !has(named)) return notFound(named);
    if (!match || (named !== "" && !match.actions.includes(named))) {
      const hint = named === "" ? "" : ` The path of ${named} is ${operationOf(named)?.path}.`;
      return new Refusal(404, "InvalidAction.NotFound", `No operation has this path; check path and verb.${hint}`);
    }
    const candidates = named === "" ? match.actions : [named];
    const action =
      candidates.find((candidate) => operationOf(candidate)?.methods.includes(method)) ?? candidates[0] ?? "";
    const operation = operationOf(action);
    if (!operation) return notFound(action);
    if (!operation.methods.includes(method)) return wrongMethod(action, operation, method, "");
    return { action, operation, pathValues: match.values };
  }

  function notFound(action: string): Refusal {
    const meant = meantAction(action, Object.keys(operations));
    const hint = meant ? ` Did you mean ${meant}?` : "";
    return new Refusal(
      404,
      "InvalidAction.NotFound",
      `${product.name} ${product.version} has no such operation.${hint}`,
    );
  }

  return {
    find,
    knows: (action, path) => (action === undefined ? pathMatch(path) !== undefined : has(action)),
  };
}

function wrongMethod(action: string, { methods }: MockOperation, method: string, hint: string): Refusal {
  const verbs = methods.join(" or ");
  return new Refusal(400, "UnsupportedHTTPMethod", `${action} is called with ${verbs}, not with ${method}.${hint}`);
}

function wrongVersion(product: MockProduct, request: Received): Refusal | undefined {
  const header = request.headers["x-acs-version"];
  const parameter = request.parameters.get("Version");
  const version = generationOf(request) === "V3" ? (header ?? parameter) : (parameter ?? header);
  if (version === product.version) return undefined;
  if (version) return new Refusal(400, "InvalidVersion", `This host serves ${product.name} ${product.version} alone.`);
  const hint = "Give it in the header x-acs-version, or in the parameter Version of the older signature.";
  return new Refusal(400, "MissingParameter", `The parameter Version is missing. ${hint}`);
}
