import type { FieldNames } from "../expiring.ts";

/** How the CLI's file calls a key's parts. */
export const keyNames: FieldNames = {
  accessKeyId: "access_key_id",
  accessKeySecret: "access_key_secret",
  securityToken: "sts_token",
};
