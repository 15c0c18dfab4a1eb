import type { Operation, Spec } from "./spec.ts";

/** An operation as the client's runtime needs it; what is the default is left out. */
export function actionRow(spec: Spec, operation: Operation): Record<string, unknown> {
  const { method, key, path, parameters, bodyType } = operation;
  const rpc = spec.style === "RPC";
  return {
    method: method === "POST" ? undefined : method,
    path: rpc ? undefined : path,
    key: key === (rpc ? `/${operation.action}` : path) ? undefined : key,
    styles: byName(parameters.map(({ name, style }) => [name, style])),
    places: byName(parameters.map(({ name, in: place }) => [name, place === "query" ? undefined : place])),
    bodyType: parameters.some((parameter) => parameter.in === "body") ? bodyTypeName(bodyType) : undefined,
    kind: operation.kind === "read" ? "read" : undefined,
    token: operation.token,
    secrets: parameters.flatMap(({ name, secret }) => (secret ? [name] : [])).join(" ") || undefined,
  };
}

/** How a `body` parameter is sent; JSON is the default. */
export function bodyTypeName(mediaType: string | undefined): string | undefined {
  if (mediaType === undefined || /json/.test(mediaType)) return undefined;
  if (/xml/.test(mediaType)) return "xml";
  return mediaType === "application/x-www-form-urlencoded" ? "form" : "bytes";
}

function byName(entries: [name: string, value: string | undefined][]): Record<string, string> | undefined {
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
