import { isAcsError } from "@acskit/client";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { checkTables } from "../../packages/mock/src/state/check-tables.ts";
import { packagesOf, products } from "../testing/products.ts";
import { operationsOf, parametersOf, type SpecOperation, specOf } from "../testing/spec.ts";
import { valueFor } from "../testing/values.ts";

const all = await Promise.all(
  products.map(async (product) => {
    const spec = specOf(product);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(spec, "spec");
    return { product, spec, operations: operationsOf(spec), ajv, ...(await packagesOf(product)) };
  }),
);
type Product = (typeof all)[number];

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Values = Record<string, unknown>;

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

function play(product: Product, seed: number) {
  const { spec, createClient, createMock } = product;
  const mock = createMock({ accessKeys: { testid: "testsecret" }, seed });
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const client = createClient({ credentials, fetch: mock.fetch, retry: false });
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
    const method = client[action.charAt(0).toLowerCase() + action.slice(1)];
    try {
      const answer = await method?.(parameters);
      const validate = answerSchema(product, operation);
      const sent = JSON.stringify(parameters);
      expect(validate(answer), `${action} ${sent}: ${product.ajv.errorsText(validate.errors)}`).toBe(true);
      if (mock.product.style === "RPC") {
        expect(answer?.RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      }
      gather(answer, pool);
      return "OK";
    } catch (error) {
      if (error instanceof TypeError) return "the client refuses to send it";
      if (!isAcsError(error)) throw error;
      expect(error.status, `${action}: ${error.message}`).toBeGreaterThanOrEqual(400);
      expect(error.status, `${action}: ${error.message}`).toBeLessThan(500);
      expect(isDocumented(product, operation, error.code), `${action} fails with ${error.code}`).toBe(true);
      return error.code;
    }
  }
  return { mock, legal, call, pick };
}

/** A code of the operation's, one that its table takes for it, of the product's for cases that nobody documents, or of the gateway's. */
function isDocumented({ tables }: Product, operation: SpecOperation, code: string): boolean {
  const rows = Object.values(operation["x-acs-errors"] ?? {}).flat();
  const { effect, identity } = tables.operations[operation.operationId] ?? {};
  const taken = Object.values({ ...effect?.errors, ...identity?.role?.errors });
  const assumed = taken.flatMap((one) => (typeof one === "string" ? [one] : []));
  const fallback = Object.values(tables.rules?.fallback ?? {}).flat();
  const codes = [...rows.map((row) => row.code), ...assumed, ...fallback, "MissingParameter", "InvalidParameter.%s"];
  return codes.some((one) => one === code || (one.endsWith("%s") && code.startsWith(one.slice(0, -2))));
}

function answerSchema({ spec, ajv }: Product, { operationId: action }: SpecOperation): ValidateFunction {
  const places = Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => ({ path, method, operationId })),
  );
  const { path = "", method } = places.find(({ operationId }) => operationId === action) ?? {};
  const pointer = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}/responses/200/content/application~1json/schema`;
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

it("remembers at least 280 operations of ens", () => {
  const { operations = [], tables } = all.find(({ product }) => product === "ens") ?? {};
  const stateful = operations.filter(({ operationId }) => {
    const effect = tables?.operations[operationId]?.effect;
    return effect !== undefined && effect.stateful !== "static";
  });
  expect(stateful.length).toBeGreaterThanOrEqual(280);
});

describe.each(all)("the mock of $product", (product) => {
  const { operations, tables } = product;
  /** Of each hundred operations, how many answer legal calls; some need what no call of this test has made. */
  const most = product.product === "ens" ? 74 : 0;

  it("understands every expression of the tables", () => {
    expect(checkTables(tables)).toEqual([]);
  });

  it.each([1, 2, 3])("answers legal calls as their schemas allow, or with a documented code: seed %i", async (seed) => {
    const { legal, call } = play(product, seed);
    const outcomes = new Map<string, string>();
    for (let round = 0; round < 3; round++) {
      for (const operation of [...operations].sort((one, other) => rank(one) - rank(other))) {
        const outcome = await call(operation, legal(operation));
        if (outcome === "OK" || !outcomes.has(operation.operationId)) outcomes.set(operation.operationId, outcome);
      }
    }
    expect(outcomes.size).toBe(operations.length);
    const good = [...outcomes.values()].filter((outcome) => outcome === "OK").length;
    expect((good / operations.length) * 100).toBeGreaterThanOrEqual(most);
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
    const { legal, call, pick, mock } = play(product, 7);
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
