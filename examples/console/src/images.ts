/**
 * Images of instances and of AIC (Android) instances, and who else may use them.
 *
 * @module
 */
import { queryOptions } from "@tanstack/react-query";
import type { Session } from "./session.ts";

/** Whose an image is; an AIC image does not tell `others` from `self`. */
export type Owner = "self" | "others" | "system";

export function instanceImages({ ens, user }: Session) {
  return queryOptions({
    queryKey: ["images", user],
    queryFn: async ({ signal }) => {
      const { Images } = await ens.describeImages({ PageNumber: "1", PageSize: "50" }, { signal });
      return (Images?.Image ?? []).map((one) => ({
        id: one.ImageId ?? "",
        name: one.ImageName ?? "",
        platform: one.Platform ?? "",
        owner: (one.ImageOwnerAlias ?? "others") as Owner,
      }));
    },
  });
}

/** The accounts that an image of one's own is shared with. */
export function sharedWith({ ens, user }: Session, image: string) {
  return queryOptions({
    queryKey: ["images", user, image, "shared with"],
    queryFn: async ({ signal }) => {
      const { Accounts } = await ens.describeImageSharePermission({ ImageId: image, PageSize: "100" }, { signal });
      return (Accounts?.Account ?? []).map(({ AliyunUid = "" }) => AliyunUid);
    },
  });
}

export async function shareImage({ ens }: Session, image: string, text: string): Promise<void> {
  await ens.modifyImageSharePermission({ ImageId: image, AddAccounts: accountIds(text).join(",") });
}

export async function takeBackImage({ ens }: Session, image: string, account: string): Promise<void> {
  await ens.modifyImageSharePermission({ ImageId: image, RemoveAccounts: account });
}

export function aicImages({ ens, user }: Session) {
  return queryOptions({
    queryKey: ["AIC images", user],
    queryFn: async ({ signal }) => {
      const { Images = [] } = await ens.describeAICImages({ PageNumber: "1", PageSize: "100" }, { signal });
      return Images.map((one) => ({
        id: one.ImageId ?? "",
        android: one.AndroidVersion ?? "",
        description: one.Description ?? "",
        owner: (one.User === "system" ? "system" : "self") as Owner,
      }));
    },
  });
}

export async function shareAicImage({ ens }: Session, image: string, text: string): Promise<void> {
  await ens.shareAICImage({ ImageId: image, Users: accountIds(text) });
}

/** The account ids in what a person typed: by commas, spaces or lines. */
function accountIds(text: string): [string, ...string[]] {
  const [first, ...others] = text.split(/[\s,;]+/).filter(Boolean);
  if (first === undefined) throw new RangeError("Enter at least one account id.");
  return [first, ...others];
}
