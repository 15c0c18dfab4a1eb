/**
 * The tables that a mock plays, and what a mock is.
 *
 * A product is data alone: a row for each operation, an answer for each row. Names are wire names.
 *
 * @module
 */
import type { Place, Style } from "@acskit/client";
import type { Fetch } from "@acskit/signer";
import type { Identity } from "./accounts/identity.ts";
import type { Effect, MockRules, Resource, Shape } from "./state/types.ts";

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
  /** May be called without a key: the proof of who calls, if there is one, is among the parameters. */
  readonly unsigned?: true;
  /** ROA alone: the path as on the wire, `/shelves/{ShelfId}`. */
  readonly path?: string;
  readonly parameters: readonly MockParameter[];
  /** An answer that is valid against the response's schema; its request id is replaced in each answer. */
  readonly answer: unknown;
  /** By status: codes and messages. Both may be templates: `InvalidParameter.%s`. */
  readonly errors: Readonly<Record<string, readonly (readonly [code: string, message: string])[]>>;
  /** How a parameter with `in: "body"` is sent; JSON when left out. */
  readonly bodyType?: "json" | "form" | "xml" | "bytes";
  /** What it does to which records; it answers its sample when left out. */
  readonly effect?: Effect;
  /** The form of its answer, where that is made of records. */
  readonly shape?: Shape;
  /** That it hands out keys, or says whose the caller's are. */
  readonly identity?: Identity;
  /** What a policy must allow, where it is documented; `none` where no permission is asked for. */
  readonly ram?: RamRow | "none";
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
  /** What calls make, change and remove; nothing is remembered when left out. */
  readonly resources?: Readonly<Record<string, Resource>>;
  readonly rules?: MockRules;
  /** Published rate limits; they count only in a mock that is asked to. */
  readonly limits?: RateLimits;
}

/** A request as it came over any wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  /** The caller's address, if the wire knows it; this machine's own when left out. */
  readonly clientIp?: string;
}

/** An answer for any wire. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection breaks, by a fault: before any answer, or behind the body, which is then not the whole of it. */
  readonly breaks?: "before" | "within";
}

/** A product that answers, and nothing more: what adapters to other wires need of a mock. */
export interface Player {
  readonly product: MockProduct;
  /**
   * Whether the request is for this product: by its host, or, on a host that means nothing else, by the product's
   * version and one of its actions. Never reads the body.
   */
  readonly matches: (request: Request) => boolean;
  /**
   * A `fetch` to hand to a client. Whatever comes in, the answer is one of the service's. It rejects as any `fetch`
   * does: when its caller has aborted the call, and with a `TypeError` where a fault breaks the connection.
   */
  readonly fetch: Fetch;
  /** The same without `Request` and `Response`: what adapters are made of. Never rejects. */
  readonly handle: (request: ReceivedRequest) => Promise<Answer>;
}
