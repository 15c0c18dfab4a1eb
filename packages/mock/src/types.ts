/**
 * The tables that a mock plays, and what a mock is.
 *
 * A product is data alone: a row for each operation, an answer for each row. Names are wire names.
 *
 * @module
 */
import type { Place, Style } from "@acskit/client";
import type { Fetch } from "@acskit/signer";

/** What a value must be: the keywords of JSON Schema that the mock checks. */
export interface Schema {
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  /** `int32` and `int64` bound an integer; other formats are not checked. */
  readonly format?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Checked only if it says what the whole text is (`^…$`); a text that fails another one is let through with a warning. */
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  /** A name in the product's `schemas`. */
  readonly $ref?: string;
}

/** One parameter of an operation. */
export interface MockParameter {
  readonly name: string;
  /** The query when left out. The service reads query and form as one, and so does the mock. */
  readonly in?: Place;
  readonly style?: Style;
  readonly required?: true;
  readonly schema: Schema;
}

/** One operation: what it takes, what it answers, how it fails. */
export interface MockOperation {
  /** Verbs in capitals, `["POST", "GET"]`. */
  readonly methods: readonly string[];
  readonly httpsOnly?: true;
  /** ROA alone: the path as on the wire, `/shelves/{ShelfId}`. */
  readonly path?: string;
  readonly parameters: readonly MockParameter[];
  /** An answer that is valid against the response's schema; its request id is replaced in each answer. */
  readonly answer: unknown;
  /** By status: codes and messages. Both may be templates: `InvalidParameter.%s`. */
  readonly errors: Readonly<Record<string, readonly (readonly [code: string, message: string])[]>>;
  /** How a parameter with `in: "body"` is sent; JSON when left out. */
  readonly bodyType?: "json" | "form" | "xml" | "bytes";
  /** What a policy must allow, where it is documented. */
  readonly ram?: RamRow;
  /** No document of the service's has it, though programs call it. */
  readonly undocumented?: true;
}

/** How policies speak of an operation. */
export interface RamRow {
  /** `ens:RunInstances`; the product's name in lower case and the operation's when left out. */
  readonly action?: string;
  /** Resource names with the caller's account and parameters as `{#accountId}`, `{#InstanceId}`; not documented when left out. */
  readonly arns?: readonly string[];
}

/** The most calls in a second, by action: of one account, of all together. */
export type RateLimits = Readonly<Record<string, { readonly user?: number; readonly api?: number }>>;

/** A product, as its generated package describes it. */
export interface MockProduct {
  readonly name: string;
  readonly version: string;
  readonly style: "RPC" | "ROA";
  /** Every host that answers for the product, in all regions and networks. */
  readonly hosts: readonly string[];
  /** By action. */
  readonly operations: Readonly<Record<string, MockOperation>>;
  readonly schemas?: Readonly<Record<string, Schema>>;
  /** Published rate limits; they count only in a mock that is asked to. */
  readonly limits?: RateLimits;
}

/** What can be chosen about a mock. */
export interface MockOptions {
  /** Secrets by access key id; `{ testid: "testsecret" }` when left out. */
  readonly accessKeys?: Readonly<Record<string, string>>;
  /** The mock's clock in epoch milliseconds; `Date.now` when left out. */
  readonly now?: () => number;
  /** The id of each answer; a random UUID in capitals when left out. */
  readonly requestId?: () => string;
  /** Told of each call once its answer is ready. */
  readonly onCall?: (call: Call) => void;
}

/** What was received, and how it ended. */
export interface Call {
  /** The wire name as the caller sent it; empty if none could be found. */
  readonly action: string;
  /** By wire name, decoded; empty if the request was refused before they were read. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** The error's code, if it was refused. */
  readonly code?: string;
}

/** A request as it came over any wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

/** An answer for any wire. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A product that answers. It holds all its state: two mocks never meet. */
export interface Mock {
  readonly product: MockProduct;
  /**
   * Whether the request is for this product: by its host, or, on a host that means nothing else, by the product's
   * version and one of its actions. Never reads the body.
   */
  readonly matches: (request: Request) => boolean;
  /**
   * A `fetch` to hand to a client. Whatever comes in, the answer is one of the service's; it rejects only as any
   * `fetch` does when its caller has aborted the call.
   */
  readonly fetch: Fetch;
  /** The same without `Request` and `Response`: what adapters are made of. Never rejects. */
  readonly handle: (request: ReceivedRequest) => Promise<Answer>;
  /** What was received, in the order of the answers: the last 10,000. Parameters are kept as sent, secrets included. */
  readonly calls: readonly Call[];
  /** Forgets the calls. */
  readonly reset: () => void;
}
