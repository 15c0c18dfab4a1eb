/**
 * Edge instances, as TanStack Query wants them: no component knows an operation.
 *
 * @module
 */
import { queryOptions } from "@tanstack/react-query";
import type { Session } from "./session.ts";

export interface InstanceFilter {
  readonly page: number;
  /** "" for all. */
  readonly status: string;
  /** Part of a name, an id or an address. */
  readonly search: string;
}

export const pageSize = 10;

/** Whether a state will change by itself. */
export function isOnItsWay(status: string): boolean {
  return status === "Starting" || status === "Stopping";
}

export function instances({ ens, user }: Session, { page, status, search }: InstanceFilter) {
  return queryOptions({
    queryKey: ["instances", user, page, status, search],
    queryFn: async ({ signal }) => {
      const filters = { ...(status && { Status: status }), ...(search && { SearchKey: search }) };
      const paging = { PageNumber: page, PageSize: `${pageSize}` };
      const { Instances, TotalCount } = await ens.describeInstances({ ...paging, ...filters }, { signal });
      const items = (Instances?.Instance ?? []).map((one) => ({
        id: one.InstanceId ?? "",
        name: one.InstanceName ?? "",
        region: one.EnsRegionId ?? "",
        type: one.SpecName ?? "",
        status: one.Status ?? "",
      }));
      return { items, total: TotalCount ?? items.length };
    },
  });
}

export async function switchInstance({ ens }: Session, id: string, to: "on" | "off"): Promise<void> {
  await (to === "on"
    ? ens.startInstance({ InstanceId: id })
    : ens.stopInstance({ InstanceId: id, ForceStop: "false" }));
}

/** Regions and types to choose from. */
export function catalogue({ ens, user }: Session) {
  return queryOptions({
    queryKey: ["catalogue", user],
    queryFn: async ({ signal }) => {
      const [regions, specs] = await Promise.all([
        ens.describeEnsRegions({}, { signal }),
        ens.describeInstanceSpec({}, { signal }),
      ]);
      return {
        regions: (regions.EnsRegions?.EnsRegions ?? []).map(({ EnsRegionId = "", EnName = "" }) => ({
          id: EnsRegionId,
          name: `${EnName} (${EnsRegionId})`,
        })),
        types: (specs.InstanceSpecs?.InstanceSpec ?? []).map(({ InstanceType = "" }) => ({
          id: InstanceType,
          name: InstanceType,
        })),
      };
    },
  });
}

/**
 * Creates what a form asks for. Its fields have the names of the parameters, so that the service's answer about one
 * finds its field; nothing is checked here that the service checks.
 *
 * @returns the ids of the new instances
 */
export async function createInstances({ ens }: Session, form: FormData): Promise<string[]> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const { InstanceIds = [] } = await ens.runInstances({
    InstanceName: text("InstanceName"),
    EnsRegionId: text("EnsRegionId"),
    InstanceType: text("InstanceType"),
    ImageId: text("ImageId"),
    SystemDisk: { Size: Number(text("SystemDisk")) },
    InternetMaxBandwidthOut: Number(text("InternetMaxBandwidthOut")),
    Amount: Number(text("Amount")),
    UniqueSuffix: Number(text("Amount")) > 1,
    ScheduleAreaLevel: "Region",
    InstanceChargeType: "PostPaid",
    InternetChargeType: "BandwidthByDay",
    PasswordInherit: true,
  });
  return InstanceIds;
}
