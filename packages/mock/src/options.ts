import type { MockOptions, MockProduct } from "./types.ts";

/** Says what is wrong with the arguments of `createMock`; never a secret. */
export function checkArguments(product: MockProduct, options: MockOptions): void {
  if (!isRecord(product) || typeof product.name !== "string" || !isRecord(product.operations)) {
    throw new TypeError(
      "createMock: the product is not a table as generated; it needs name, version, hosts, operations",
    );
  }
  if (typeof product.version !== "string" || !Array.isArray(product.hosts)) {
    throw new TypeError(`createMock: the product ${product.name} needs a version and a list of hosts`);
  }
  if (!isRecord(options)) throw new TypeError("createMock: the options are not an object");
  const { accessKeys = {}, now, requestId, onCall } = options;
  if (!isRecord(accessKeys)) throw new TypeError("createMock: accessKeys is not an object of secrets by access key id");
  for (const [id, secret] of Object.entries(accessKeys)) {
    if (typeof secret !== "string" || secret === "") {
      throw new TypeError(`createMock: the secret of the access key ${id} is not a text`);
    }
  }
  for (const [name, value] of Object.entries({ now, requestId, onCall })) {
    if (value !== undefined && typeof value !== "function")
      throw new TypeError(`createMock: ${name} is not a function`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
