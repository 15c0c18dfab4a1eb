import { isAcsError } from "@acskit/client";
import { describe, expect, it } from "vitest";
import { packagesOf, products } from "../testing/products.ts";
import { readFile } from "../testing/repository.ts";
import { operationsOf, parametersOf, type SpecOperation, specOf } from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

const all = await Promise.all(products.map(async (product) => ({ product, packages: await packagesOf(product) })));

describe.each(all)("each operation of $product", ({ product, packages: { createClient, createMock } }) => {
  const spec = specOf(product);
  const mock = createMock({ accessKeys: { testid: "testsecret" } });
  const client = createClient({
    credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" },
    fetch: mock.fetch,
  });

  const operations = operationsOf(spec).map((operation) => {
    const method = operation.operationId.charAt(0).toLowerCase() + operation.operationId.slice(1);
    const required = parametersOf(operation).filter((parameter) => parameter.required);
    return {
      action: operation.operationId,
      operation,
      call: client[method] as NonNullable<(typeof client)[string]>,
      minimal: Object.fromEntries(
        required.map(({ name, schema }) => [name, valueFor(schema, spec.components.schemas)]),
      ),
    };
  });

  it("is there", () => {
    const { apis } = JSON.parse(readFile(`specs/${product}/upstream.json`)) as { apis: object };
    expect(operations.map(({ action }) => action).sort()).toEqual(Object.keys(apis).sort());
    expect(operations.filter(({ call }) => typeof call !== "function")).toEqual([]);
  });

  it.each(operations.filter(({ minimal }) => Object.keys(minimal).length > 0))(
    "$action fails with the documented code when it lacks a required parameter",
    async ({ action, operation, call, minimal }) => {
      const codes = new Set(
        Object.values(operation["x-acs-errors"] ?? {}).flatMap((rows) => rows.map(({ code }) => code)),
      );
      for (const name of Object.keys(minimal)) {
        const { [name]: _, ...rest } = minimal;
        const error = await call(rest).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (isInPath(operation, name)) {
          expect(error).toBeInstanceOf(TypeError); // there is no URL to send it to
          continue;
        }
        if (!isAcsError(error)) throw new Error(`${action} without ${name} did not fail as it should: ${error}`);
        expect(error.code).toBe(codes.has("Missing%s") ? `Missing${name}` : "MissingParameter");
        expect(error.status).toBe(400);
        expect(error.message).toContain(action);
      }
    },
  );
});

function isInPath({ parameters = [] }: SpecOperation, name: string): boolean {
  return parameters.some((parameter) => parameter.name === name && parameter.in === "path");
}
