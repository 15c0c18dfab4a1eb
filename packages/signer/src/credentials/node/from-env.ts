import type { CredentialsProvider } from "../../credentials.ts";
import { failing } from "../credentials-error.ts";
import { type FieldNames, readCredentials } from "../expiring.ts";
import { type NodeOptions, variable } from "./surroundings.ts";

const names: FieldNames = {
  accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
  accessKeySecret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  securityToken: "ALIBABA_CLOUD_SECURITY_TOKEN",
};

/**
 * `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, for temporary keys,
 * `ALIBABA_CLOUD_SECURITY_TOKEN`; read for every call.
 */
export function fromEnv(options: Pick<NodeOptions, "env"> = {}): CredentialsProvider {
  const fail = failing("fromEnv");
  return () => {
    const { env = process.env } = options;
    if (!variable(options, names.accessKeyId)) throw fail(`${names.accessKeyId} is not set`);
    if (!variable(options, names.accessKeySecret)) {
      throw fail(`${names.accessKeySecret} is not set, though ${names.accessKeyId} is. Set both`);
    }
    return readCredentials(env, names, fail);
  };
}
