import { type Check, check, equal } from "./check.ts";
import { credentials } from "./products.ts";

/** A product of the workspace: its name as a package, and what three of its entries export. */
export interface ProductModules {
  readonly name: string;
  readonly client: object;
  readonly actions: object;
  readonly mock: object;
}

type Exports = Readonly<Record<string, unknown>>;
type Create = (options: object) => Readonly<Record<string, (params: object) => Promise<unknown>>>;
type CreateMock = (options: object) => { fetch: unknown; calls: () => { action: string; code?: string }[] };

/** For each product: that its client's calls reach its mock, signed. What a call lacks, the mock may say. */
export const everyProduct = (products: readonly ProductModules[]): Check[] =>
  products.map(({ name, client, actions, mock }) =>
    check(`the mock of ${name} knows the calls of its client`, async () => {
      const [create] = exported(client, /^create\w+Client$/) as Create[];
      const [createMock] = exported(mock, /^create\w+Mock$/) as CreateMock[];
      const [first] = exported(actions, /^[A-Z]/) as { action: string }[];
      const [action = ""] = first ? [first.action] : [];
      const { fetch, calls } = createMock?.({ accessKeys: { testid: "testsecret" } }) ?? {};
      const product = create?.({ credentials, fetch, retry: false });
      await product?.[action.charAt(0).toLowerCase() + action.slice(1)]?.({}).catch(() => undefined);
      const seen = calls?.().map(({ action, code = "" }) => [action, /Signature|AccessKey/.test(code)]);
      equal(seen, [[action, false]]);
    }),
  );

function exported(module: object, name: RegExp): unknown[] {
  const names = Object.keys(module).filter((each) => name.test(each));
  return names.map((each) => (module as Exports)[each]);
}
