import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { expect, it } from "vitest";
import { readFile } from "../testing/repository.ts";
import { operationsOf, parametersOf, specOf } from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

const spec = specOf("ens");

const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const ens = createEnsClient({
  credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" },
  fetch: mock.fetch,
});
type Method = (params: Record<string, unknown>) => Promise<unknown>;

const operations = operationsOf(spec).map((operation) => {
  const method = operation.operationId.charAt(0).toLowerCase() + operation.operationId.slice(1);
  const required = parametersOf(operation).filter((parameter) => parameter.required);
  return {
    action: operation.operationId,
    operation,
    call: ens[method as keyof typeof ens] as unknown as Method,
    minimal: Object.fromEntries(required.map(({ name, schema }) => [name, valueFor(schema, spec.components.schemas)])),
  };
});

it("covers all operations", () => {
  const { apis } = JSON.parse(readFile("specs/ens/upstream.json")) as { apis: object };
  expect(operations.map(({ action }) => action).sort()).toEqual(Object.keys(apis).sort());
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
      if (!isAcsError(error)) throw new Error(`${action} without ${name} did not fail as it should: ${error}`);
      expect(error.code).toBe(codes.has("Missing%s") ? `Missing${name}` : "MissingParameter");
      expect(error.status).toBe(400);
      expect(error.message).toContain(action);
    }
  },
);
