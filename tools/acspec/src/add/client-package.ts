/**
 * The hand-written files of a new client package; after `add` they are people's.
 *
 * @module
 */
import type { Example } from "./example.ts";
import { fitted } from "./fitted.ts";
import { clientManifest, tsconfig, turbo } from "./manifests.ts";
import type { Names } from "./names.ts";
import { clientReadme } from "./readmes.ts";

/** By path in the package. */
export function clientPackage(names: Names, example: Example | undefined, regionId: string | undefined, size: number) {
  return {
    "package.json": clientManifest(names),
    "tsconfig.json": tsconfig([]),
    "turbo.json": turbo,
    "README.md": clientReadme(names, example, regionId, size),
    "src/index.ts": index(names, example),
    "src/actions.ts": actions(names, example),
    "src/is-acs-error.ts": isAcsError(example),
    "src/pages.ts": pages(names),
    "src/waiters.ts": waiters(names),
  };
}

function index({ type, title }: Names, example: Example | undefined): string {
  const client = `${type}Client`;
  const call = example ? `\n * await client.${example.method}(${example.argument});` : "";
  return `/**
 * The Alibaba Cloud API ${title}: a typed, signed method for each operation.
 *
 * @module
 */
import { createProductClient, type ProductClientOptions } from "@acskit/client";
import type { ${client} } from "./generated/client.ts";
import { product } from "./generated/product.ts";
import { actions } from "./generated/table.ts";

/**
 * Makes a client.
 *
 * @example
 * const client = create${client}({ credentials: { accessKeyId, accessKeySecret } });${call}
 *
 * @param options credentials, and what differs from the defaults
 * @returns a method for each operation, \`call\` for actions as constants, \`api\` for openapi-fetch's own way
 * @throws TypeError for options that cannot be meant
 */
${fitted(`export function create${client}(`, ["options: ProductClientOptions"], `): ${client} {`)}
${fitted(`  return createProductClient<${client}>(`, ["product", "actions", "options"], ");", "  ")}
}

export { AcsError, type CallOptions, type ProductClientOptions as ClientOptions } from "@acskit/client";
export type { ${client} } from "./generated/client.ts";
export type { ErrorCodes } from "./generated/errors.ts";
export type * from "./generated/requests.ts";
export type { components, operations, paths } from "./generated/types.ts";
export { isAcsError } from "./is-acs-error.ts";
`;
}

function actions({ folder, constant }: Names, example: Example | undefined): string {
  const names = ["createClient", constant, ...(example ? [example.action] : [])].join(", ");
  const call = example ? `\n * await client.call(${example.action}, ${example.argument || "{}"});` : "";
  return `/**
 * The operations as constants, for programs that must stay small: what is not imported is not bundled.
 *
 * @example
 * import { ${names} } from "@acskit/${folder}/actions";
 * const client = createClient(${constant}, { credentials });${call}
 *
 * @module
 */
export { createClient } from "@acskit/client";
export * from "./generated/actions.ts";
export { product as ${constant} } from "./generated/product.ts";
`;
}

function isAcsError(example: Example | undefined): string {
  const test = example ? `isAcsError(error, "${example.action}")` : "isAcsError(error)";
  return `import { type AcsError, isAcsError as isError, type OwnCode } from "@acskit/client";
import type { ErrorCodes } from "./generated/errors.ts";

/**
 * Says whether a caught value is an error of a call.
 *
 * @example
 * if (${test}) console.error(error.code, error.requestId);
 *
 * @param action narrows \`code\` to those that this operation documents and the client's own; others may come, and
 *   without an action \`code\` may be compared with any
 */
export function isAcsError<Action extends keyof ErrorCodes>(
  error: unknown,
  action: Action,
): error is AcsError<ErrorCodes[Action] | OwnCode>;
/** Says whether a caught value is an error of a call, of whichever operation: \`code\` is a string. */
export function isAcsError(error: unknown): error is AcsError;
export function isAcsError(error: unknown, action?: string): boolean {
  return isError(error) && (action === undefined || error.action === action);
}
`;
}

function pages({ type }: Names): string {
  return `/**
 * Listings, page after page. An entry of its own: a program that pages through nothing does not carry the table.
 *
 * @module
 */
import { type PageArguments, type Paginator, paginate as paginateBy } from "@acskit/client/pages";
import type { ${type}Client } from "./generated/client.ts";
import { type Pages, pages } from "./generated/pages.ts";

/**
 * Walks through a listing: its items, or its pages.
 *
 * @param asked the operation's parameters, and options: \`limit\`, \`pageSize\`, and what a call takes, \`signal\` among it
 * @throws TypeError for arguments that cannot be meant
 * @throws AcsError from the loop, \`PagingFailed\` if pages repeat or lead nowhere, or whatever a call throws
 * @see docs/pages-and-waits.md
 */
export function paginate<Action extends keyof Pages>(
  client: ${type}Client,
  action: Action,
  ...asked: PageArguments<Pages[Action]>
): Paginator<Pages[Action]["item"], Pages[Action]["response"]> {
  return paginateBy(pages, client, action, ...asked);
}

export type { PageOptions, Paginator } from "@acskit/client/pages";
export type { Pages } from "./generated/pages.ts";
`;
}

function waiters({ type }: Names): string {
  return `/**
 * What can be waited for. An entry of its own: a program that waits for nothing does not carry the table.
 *
 * @module
 */
import { type WaitOptions, waitFor as waitForBy } from "@acskit/client/waiters";
import type { ${type}Client } from "./generated/client.ts";
import { type Waiters, waiters } from "./generated/waiters.ts";

/**
 * Asks until a resource has a state, or never will.
 *
 * @returns the record; nothing where it is a success that there is none
 * @throws AcsError \`WaitFailed\` or \`WaitTimeout\`, both with \`lastState\`; whatever a poll throws; the signal's reason
 * @throws TypeError for arguments that cannot be meant
 * @see docs/pages-and-waits.md
 */
export function waitFor<Waiter extends keyof Waiters>(
  client: ${type}Client,
  waiter: Waiter,
  params: Waiters[Waiter]["params"],
  options?: WaitOptions,
): Promise<Waiters[Waiter]["record"]> {
  return waitForBy(waiters, client, waiter, params, options);
}

export type { Clock, WaitOptions } from "@acskit/client/waiters";
export type { Waiters } from "./generated/waiters.ts";
`;
}
