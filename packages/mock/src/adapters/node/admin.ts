/**
 * What a test in any language says to a mock that is served: one reserved path, JSON in and out.
 *
 * It is part of the server alone. A mock that is a `fetch` or an MSW handler is told the same by its methods.
 *
 * @module
 */
import type { AssumeRoleOptions } from "../../accounts/sessions.ts";
import { checkNames } from "../../check.ts";
import type { Mock } from "../../mock.ts";
import type { Scenario } from "../../seed/scenario.ts";
import { removeFaults, setFault } from "./faults.ts";
import { moveClock, timeOf } from "./move-clock.ts";

/** No operation of a product lies below it. */
export const adminPath = "/_acskit";

/** @param target path and query */
export function isAdmin(target: string): boolean {
  return /^\/_acskit(?:[/?]|$)/.test(target);
}

interface AdminAnswer {
  readonly status: number;
  /** To be written as JSON; a text goes out as it is. */
  readonly body: unknown;
}

/**
 * Answers one request below the reserved path; never rejects.
 *
 * @param target path and query: `/_acskit/calls?action=CreateShelf`
 */
export type Admin = (method: string, target: string, body: string) => Promise<AdminAnswer>;

interface Asked {
  /** What stands behind the endpoint's name: `Shelf` in `/_acskit/state/Shelf`; empty if nothing does. */
  readonly rest: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Endpoint = Readonly<Partial<Record<"GET" | "POST" | "DELETE", (asked: Asked) => unknown>>>;

/** Why an endpoint does not do what it is asked, with a status of its own; all else that is wrong is 400. */
class Declined extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** @param changed told when the mock was told something */
export function adminOf(mock: Mock, changed?: () => void): Admin {
  const endpoints = endpointsOf(mock);
  return async (method, target, text) => {
    try {
      const [path = "", search = ""] = target.slice(adminPath.length).split("?", 2);
      const [, name = "", rest = ""] = path.split("/", 3).map(decodeURIComponent);
      const act = actOf(endpoints, name, method);
      const query = new URLSearchParams(search);
      const answer = await act({ rest, query, body: text === "" ? undefined : parsed(text) });
      if (method !== "GET") changed?.();
      return { status: 200, body: answer ?? {} };
    } catch (error) {
      const { message } = error as Error;
      return { status: error instanceof Declined ? error.status : 400, body: { error: message } };
    }
  };
}

function endpointsOf(mock: Mock): Readonly<Record<string, Endpoint>> {
  const endpoints: Record<string, Endpoint> = {
    reset: { POST: () => mock.reset() },
    seed: { POST: ({ body }) => mock.seed(body as Scenario<never>) },
    clock: { GET: () => timeOf(mock.clock), POST: ({ body }) => moveClock(mock.clock, body) },
    faults: {
      GET: () => mock.faults(),
      POST: ({ body }) => ({ id: setFault(mock, body).id }),
      DELETE: ({ rest }) => {
        if (!removeFaults(mock, rest)) throw new Declined(404, `there is no fault ${rest}`);
      },
    },
    calls: { GET: ({ query }) => mock.calls(query.get("action") ?? (undefined as never)) },
    state: { GET: ({ rest, query }) => stateOf(mock, rest, query.get("account")) },
    snapshot: { GET: () => mock.snapshot() },
    restore: { POST: ({ body }) => mock.restore(JSON.stringify(body ?? null)) },
    leaks: { GET: () => mock.leaks() },
    sessions: {
      POST: ({ body }) => {
        checkNames(body, "the body", ["role", "sessionName", "lifetime", "policy"]);
        return mock.assumeRole(body as unknown as AssumeRoleOptions);
      },
    },
  };
  const { name, version } = mock.product;
  const overview = Object.entries(endpoints).flatMap(([path, endpoint]) =>
    Object.keys(endpoint).map((method) => `${method} ${adminPath}/${path}`),
  );
  endpoints[""] = { GET: () => ({ product: name, version, ...timeOf(mock.clock), endpoints: overview }) };
  return endpoints;
}

function actOf(endpoints: Readonly<Record<string, Endpoint>>, name: string, method: string): (asked: Asked) => unknown {
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (!endpoint) throw new Declined(404, `there is no ${adminPath}/${name}; GET ${adminPath} lists what there is`);
  if (Object.hasOwn(endpoint, method)) return endpoint[method as "GET"] as (asked: Asked) => unknown;
  throw new Declined(405, `${adminPath}/${name} takes ${Object.keys(endpoint).join(" or ")}, not ${method}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError("the body is not JSON");
  }
}

/** The records of one resource as a list, or of all that have some by resource. */
function stateOf({ product, records }: Mock, resource: string, account: string | null): unknown {
  const whose = account === null ? {} : { account };
  if (resource !== "") return records(resource, whose);
  const lists = Object.keys(product.resources ?? {}).map((name) => [name, records(name, whose)] as const);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}
