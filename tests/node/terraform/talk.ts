// Three ways to make the same calls of a mock: as the Terraform provider signs and sends them, as an official client
// of today does, and by our client with its waiters and pages.
import { createHmac, randomUUID } from "node:crypto";
import { createClient } from "@acskit/client";
import { createEnsClient } from "@acskit/ens";
import { ens as product } from "@acskit/ens/actions";
import { type Pages, paginate } from "@acskit/ens/pages";
import { type Waiters, waitFor } from "@acskit/ens/waiters";
import type { createEnsMock } from "@acskit/ens-mock";
import * as corePackage from "@alicloud/openapi-core";

export type Fields = Record<string, unknown>;
type Mock = ReturnType<typeof createEnsMock>;

/** What our client may use in place of calls made by hand. */
export interface Poll {
  readonly waiter?: { [Name in keyof Waiters]: readonly [Name, Waiters[Name]["params"]] }[keyof Waiters];
  /** Nothing where there is no such record. */
  readonly read: () => Promise<Fields | undefined>;
  readonly holds: (record: Fields | undefined) => boolean;
}

/** A whole listing. */
interface Listing {
  readonly action: keyof Pages;
  readonly parameters: Fields;
  /** The list in an answer, for those who page by hand. */
  readonly items: (answer: Fields) => Fields[];
  readonly next: "NextToken" | "PageNumber";
}

export interface Talk {
  call(action: string, parameters: Fields): Promise<Fields>;
  until(poll: Poll): Promise<void>;
  all(listing: Listing): Promise<Fields[]>;
}

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const version = "2017-11-10";
const byGet = new Set(["DescribeNatGateways", "DescribeLoadBalancers"]);

/** By RPC signature 1.0: the system's parameters in the query, the call's own in query and form, as `tea-rpc` does. */
export function signedAsBefore(mock: Mock, url: string): Talk {
  const send = async (action: string, parameters: Fields): Promise<Fields> => {
    const method = byGet.has(action) ? "GET" : "POST";
    const own = Object.entries(flat(parameters));
    const inForm = (at: number) => method === "POST" && at % 2 === 1;
    const form = Object.fromEntries(own.filter((_, at) => inForm(at)));
    const query: Record<string, string> = {
      ...Object.fromEntries(own.filter((_, at) => !inForm(at))),
      Action: action,
      Version: version,
      Format: "json",
      Timestamp: new Date(mock.clock.now()).toISOString().replace(/\.\d+/, ""),
      SignatureNonce: randomUUID(),
      AccessKeyId: credentials.accessKeyId,
      SignatureMethod: "HMAC-SHA1",
      SignatureVersion: "1.0",
    };
    if (action.endsWith("KeyPair")) form.Version = version; // as it stands in the query
    const pairs = Object.entries({ ...query, ...form }).sort(([one], [other]) => (one < other ? -1 : 1));
    const canonical = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
    const signer = createHmac("sha1", `${credentials.accessKeySecret}&`);
    query.Signature = signer.update(`${method}&%2F&${encoded(canonical)}`).digest("base64");
    const response = await fetch(`${url}/?${new URLSearchParams(query)}`, {
      method,
      headers: { "x-acs-action": action, "x-acs-version": version },
      ...(method === "POST" && { body: new URLSearchParams(form) }),
    });
    const answer = (await response.json()) as Fields;
    if (!response.ok) throw Object.assign(new Error(String(answer.Message)), { code: answer.Code });
    return answer;
  };
  return byHand(mock, send);
}

/** RFC 3986: everything but letters, digits, `-`, `_`, `.` and `~`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** By ACS3-HMAC-SHA256, in the vendor's own client. */
export function signedAsToday(mock: Mock, url: string): Talk {
  // biome-ignore lint/suspicious/noExplicitAny: the package is CommonJS; its shape in ESM differs from its types
  const core = corePackage as any;
  const { Config, OpenApiRequest, Params } = core.$OpenApiUtil;
  const Client = core.default.default ?? core.default;
  const client = new Client(new Config({ ...credentials, endpoint: new URL(url).host, protocol: "http" }));
  const send = async (action: string, parameters: Fields): Promise<Fields> => {
    const method = byGet.has(action) ? "GET" : "POST";
    const way = { action, version, method, protocol: "HTTP", pathname: "/", authType: "AK", style: "RPC" };
    const params = new Params({ ...way, reqBodyType: "formData", bodyType: "json" });
    const { body } = await client.callApi(params, new OpenApiRequest({ query: flat(parameters) }), {});
    return body;
  };
  return byHand(mock, send);
}

const repeated = new Set(["Tag", "ResourceId", "TagKey"]);

/** Objects and lists as JSON, tags and what is tagged by number. */
function flat(parameters: Fields): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== "object") texts[name] = String(value);
    else if (!repeated.has(name)) texts[name] = JSON.stringify(value);
    else for (const [at, item] of (value as unknown[]).entries()) put(`${name}.${at + 1}`, item);
  }
  return texts;

  function put(name: string, item: unknown): void {
    if (typeof item === "string") texts[name] = item;
    else for (const [key, inner] of Object.entries(item as Fields)) texts[`${name}.${key}`] = String(inner);
  }
}

/** Polls every three seconds of the mock's, turns pages by itself. */
function byHand(mock: Mock, call: Talk["call"]): Talk {
  return {
    call,
    until: async ({ read, holds }) => {
      for (let polls = 0; !holds(await read()); polls++) {
        if (polls === 100) throw new Error(`still not there: ${JSON.stringify(await read())}`);
        await mock.clock.sleep(3000);
      }
    },
    all: async ({ action, parameters, items, next }) => {
      const found: Fields[] = [];
      for (let page = 1, token = ""; page === 1 || token !== ""; page++) {
        const asked = next === "PageNumber" ? { PageNumber: page, PageSize: 50 } : { MaxResults: 50 };
        const answer = await call(action, { ...parameters, ...asked, ...(token !== "" && { NextToken: token }) });
        found.push(...items(answer));
        token = next === "NextToken" ? String(answer.NextToken ?? "") : items(answer).length === 50 ? "more" : "";
        if (page === 10) throw new Error(`${action} has no end`);
      }
      return found;
    },
  };
}

/** Our client: typed methods, waiters, pages; what no document has goes by the small client. */
export function ourClient(mock: Mock, url?: string): Talk {
  const endpoint = url === undefined ? { fetch: mock.fetch } : { endpoint: url };
  const options = { credentials, ...endpoint, clock: mock.clock };
  const ens = createEnsClient(options);
  const small = createClient(product, options);
  const methods = ens as unknown as Record<string, (parameters: Fields) => Promise<Fields>>;
  const call: Talk["call"] = (action, parameters) => {
    const method = methods[action.charAt(0).toLowerCase() + action.slice(1)];
    return method ? method(parameters) : (small.call({ action }, parameters) as Promise<Fields>);
  };
  const hand = byHand(mock, call);
  return {
    call,
    until: async (poll) => {
      if (!poll.waiter) return hand.until(poll);
      await waitFor(ens, poll.waiter[0], poll.waiter[1] as never);
      if (!poll.holds(await poll.read())) throw new Error(`${poll.waiter[0]} has not waited`);
    },
    all: async ({ action, parameters }) => {
      const found: Fields[] = [];
      for await (const item of paginate(ens, action, parameters as never)) found.push(item as unknown as Fields);
      return found;
    },
  };
}
