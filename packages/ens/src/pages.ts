/**
 * ENS' listings, page after page. An entry of its own: a program that pages through nothing does not carry the table.
 *
 * @module
 */
import { type PageArguments, type Paginator, paginate as paginateBy } from "@acskit/client/pages";
import type { EnsClient } from "./generated/client.ts";
import { type Pages, pages } from "./generated/pages.ts";

/**
 * Walks through a listing: its items, or its pages.
 *
 * @example
 * for await (const instance of paginate(ens, "DescribeInstances", { EnsRegionId: "cn-hangzhou-44" })) {
 *   console.log(instance.InstanceId);
 * }
 *
 * @param asked the operation's parameters, and options: `limit`, `pageSize`, and what a call takes, `signal` among it
 * @throws TypeError for arguments that cannot be meant
 * @throws AcsError from the loop, `PagingFailed` if pages repeat or lead nowhere, or whatever a call throws
 * @see docs/pages-and-waits.md
 */
export function paginate<Action extends keyof Pages>(
  client: EnsClient,
  action: Action,
  ...asked: PageArguments<Pages[Action]>
): Paginator<Pages[Action]["item"], Pages[Action]["response"]> {
  return paginateBy(pages, client, action, ...asked);
}

export type { PageOptions, Paginator } from "@acskit/client/pages";
export type { Pages } from "./generated/pages.ts";
