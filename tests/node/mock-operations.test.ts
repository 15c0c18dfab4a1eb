import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock, product } from "@acskit/ens-mock";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { checkTables } from "../../packages/mock/src/state/check-tables.ts";
import { operationsOf, parametersOf, type SpecOperation, specOf } from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

const spec = specOf("ens");
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(spec, "spec");
const operations = operationsOf(spec);
const fallback = Object.values(product.rules?.fallback ?? {}).flat();

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Values = Record<string, unknown>;
type Method = (params: Values) => Promise<unknown>;

/** Ids and names that answers had, by the name they had there. */
function gather(value: unknown, pool: Map<string, string[]>, name = ""): void {
  if (Array.isArray(value)) for (const item of value) gather(item, pool, name);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) gather(inner, pool, key);
  } else if (typeof value === "string" && value !== "") {
    const known = pool.get(name) ?? [];
    if (!known.includes(value)) pool.set(name, [...known.slice(-20), value]);
  }
}

function play(seed: number) {
  const mock = createEnsMock({ accessKeys: { testid: "testsecret" }, seed });
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const ens = createEnsClient({ credentials, fetch: mock.fetch, retry: false });
  const pick = random(seed);
  const pool = new Map<string, string[]>();

  /** What is known under a parameter's name, its own or that of its items, if there is anything. */
  function known(name: string): string | undefined {
    const alike = [name, name.replace(/s$/, ""), name.replace(/^(Source|Dest|Server)/, "")];
    const values = alike.flatMap((one) => pool.get(one) ?? pool.get(`${one}s`) ?? []);
    return values[pick(values.length)];
  }

  function legal(operation: SpecOperation): Values {
    const chosen = parametersOf(operation).filter(({ required }) => required || pick(3) === 0);
    return Object.fromEntries(
      chosen.map(({ name, schema }) => {
        const made = valueFor(schema, spec.components.schemas);
        const id = /Ids?$|Name$/.test(name) && !schema.enum ? known(name) : undefined;
        if (id === undefined) return [name, made];
        return [name, schema.type === "array" ? [id] : schema.type === "string" ? id : made];
      }),
    );
  }

  async function call(operation: SpecOperation, parameters: Values): Promise<string> {
    const { operationId: action } = operation;
    const method = (action.charAt(0).toLowerCase() + action.slice(1)) as keyof typeof ens;
    try {
      const answer = await (ens[method] as unknown as Method)(parameters);
      const validate = answerSchema(operation);
      const sent = JSON.stringify(parameters);
      expect(validate(answer), `${action} ${sent}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      expect((answer as { RequestId: string }).RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      gather(answer, pool);
      return "OK";
    } catch (error) {
      if (error instanceof TypeError) return "the client refuses to send it";
      if (!isAcsError(error)) throw error;
      expect(error.status, `${action}: ${error.message}`).toBeGreaterThanOrEqual(400);
      expect(error.status, `${action}: ${error.message}`).toBeLessThan(500);
      expect(isDocumented(operation, error.code), `${action} fails with ${error.code}`).toBe(true);
      return error.code;
    }
  }
  return { mock, legal, call, pick };
}

/** A code of the operation's, one that its table takes for it, of the product's for cases that nobody documents, or of the gateway's. */
function isDocumented(operation: SpecOperation, code: string): boolean {
  const rows = Object.values(operation["x-acs-errors"] ?? {}).flat();
  const effect = product.operations[operation.operationId]?.effect;
  const assumed = Object.values(effect?.errors ?? {}).flatMap((one) => (typeof one === "string" ? [one] : []));
  const codes = [...rows.map((row) => row.code), ...assumed, ...fallback, "MissingParameter", "InvalidParameter.%s"];
  return codes.some((one) => one === code || (one.endsWith("%s") && code.startsWith(one.slice(0, -2))));
}

function answerSchema({ operationId: action }: SpecOperation): ValidateFunction {
  const method = Object.keys(spec.paths[`/${action}`] ?? {})[0];
  const pointer = `#/paths/~1${action}/${method}/responses/200/content/application~1json/schema`;
  const validate = ajv.getSchema(`spec${pointer}`);
  if (!validate) throw new Error(`no schema of an answer at ${pointer}`);
  return validate;
}

const order = ["Create", "Run", "Import", "Allocate", "Add", "Attach", "Associate"];
const rank = ({ operationId }: SpecOperation) => {
  const at = order.findIndex((word) => operationId.startsWith(word));
  if (at >= 0) return at;
  return /^(Delete|Release|Remove|Revoke)/.test(operationId) ? 99 : 50;
};

describe("the stateful mock of all operations", () => {
  it("understands every expression of the tables", () => {
    expect(checkTables(product)).toEqual([]);
  });

  it("remembers at least 280 of them", () => {
    const stateful = operations.filter(({ operationId }) => {
      const effect = product.operations[operationId]?.effect;
      return effect !== undefined && effect.stateful !== "static";
    });
    expect(stateful.length).toBeGreaterThanOrEqual(280);
  });

  it.each([1, 2, 3])("answers legal calls as their schemas allow, or with a documented code: seed %i", async (seed) => {
    const { legal, call } = play(seed);
    const outcomes = new Map<string, string>();
    for (let round = 0; round < 3; round++) {
      for (const operation of [...operations].sort((one, other) => rank(one) - rank(other))) {
        const outcome = await call(operation, legal(operation));
        if (outcome === "OK" || !outcomes.has(operation.operationId)) outcomes.set(operation.operationId, outcome);
      }
    }
    expect(outcomes.size).toBe(operations.length);
    const good = [...outcomes.values()].filter((outcome) => outcome === "OK").length;
    expect(good).toBeGreaterThanOrEqual(250);
  });

  it.each([
    ["an unknown id", () => "x-5unknown"],
    ["an empty text", () => ""],
    ["a number out of reach", () => 1e300],
    ["an object", () => ({ constructor: { prototype: 1 } })],
    ["names of prototypes", () => JSON.parse('{"__proto__":{"a":1},"toString":"x"}') as unknown],
    ["lists in lists", () => [[[[["a"]]]]]],
    ["a long text", () => "x".repeat(10_000)],
  ])("never breaks at illegal calls: %s", async (_, value) => {
    const { legal, call, pick, mock } = play(7);
    for (const operation of operations) {
      const parameters = legal(operation);
      const names = parametersOf(operation).map(({ name }) => name);
      const name = names[pick(names.length)];
      await call(operation, name === undefined ? parameters : { ...parameters, [name]: value() });
    }
    const saved = mock.snapshot();
    mock.restore(saved);
    expect(mock.snapshot()).toBe(saved);
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});
