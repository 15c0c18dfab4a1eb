import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { readFile } from "../testing/repository.ts";
import { operationsOf, parametersOf, specOf } from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

const spec = specOf("ens");
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(spec, "spec");

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

it.each(operations)(
  "$action, called with only the required parameters, gives an answer that its schema allows",
  async ({ action, call, minimal }) => {
    const answer = await call(minimal);
    const validate = answerSchema(action);
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
    expect((answer as { RequestId: string }).RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  },
);

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

function answerSchema(action: string): ValidateFunction {
  const method = Object.keys(spec.paths[`/${action}`] ?? {})[0];
  const pointer = `#/paths/~1${action}/${method}/responses/200/content/application~1json/schema`;
  const validate = ajv.getSchema(`spec${pointer}`);
  if (!validate) throw new Error(`no schema of an answer at ${pointer}`);
  return validate;
}
