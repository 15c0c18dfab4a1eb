/**
 * What the page asks for, as TanStack Query wants it: no component knows an operation.
 *
 * @module
 */
import type { EnsClient } from "@acskit/ens";
import { queryOptions } from "@tanstack/react-query";

/** A client, and a name for whose answers are kept. */
export interface Session {
  readonly ens: EnsClient;
  readonly account: string;
}

export interface InstanceFilter {
  readonly page: number;
  /** "" for all */
  readonly status: string;
  /** Part of a name, an id or an address. */
  readonly search: string;
}

export const pageSize = 10;
const betweenStates = new Set(["Starting", "Stopping"]);

export function instances({ ens, account }: Session, { page, status, search }: InstanceFilter) {
  return queryOptions({
    queryKey: ["instances", account, page, status, search],
    queryFn: async ({ signal }) => {
      const filters = { ...(status && { Status: status }), ...(search && { SearchKey: search }) };
      const answer = await ens.describeInstances({ PageNumber: page, PageSize: `${pageSize}`, ...filters }, { signal });
      const items = (answer.Instances?.Instance ?? []).map((one) => ({
        id: one.InstanceId ?? "",
        name: one.InstanceName ?? "",
        region: one.EnsRegionId ?? "",
        status: one.Status ?? "",
      }));
      return { items, total: answer.TotalCount ?? items.length };
    },
    // Something is on its way: look again.
    refetchInterval: ({ state }) => (state.data?.items.some((one) => betweenStates.has(one.status)) ? 2000 : false),
  });
}

export function images({ ens, account }: Session) {
  return queryOptions({
    queryKey: ["images", account],
    queryFn: async ({ signal }) => {
      const { Images = [] } = await ens.describeAICImages({ PageNumber: "1", PageSize: "100" }, { signal });
      return Images.map((one) => ({ id: one.ImageId ?? "", owner: one.User ?? "", android: one.AndroidVersion ?? "" }));
    },
  });
}

/** The account ids in what a person typed: by commas, spaces or lines. */
function accountIds(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

export async function shareImage({ ens }: Session, image: string, text: string): Promise<void> {
  const [first, ...others] = accountIds(text);
  if (first === undefined) throw new RangeError("Enter at least one account id.");
  await ens.shareAICImage({ ImageId: image, Users: [first, ...others] });
}

export async function switchInstance({ ens }: Session, id: string, to: "on" | "off"): Promise<void> {
  await (to === "on"
    ? ens.startInstance({ InstanceId: id })
    : ens.stopInstance({ InstanceId: id, ForceStop: "false" }));
}
