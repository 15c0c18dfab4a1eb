import type { CredentialsProvider } from "../../credentials.ts";
import { chain } from "../chain.ts";
import { fromCliProfile } from "./from-cli-profile.ts";
import { fromCredentialsFile } from "./from-credentials-file.ts";
import { fromEcsRamRole } from "./from-ecs-ram-role.ts";
import { fromEnv } from "./from-env.ts";
import { fromOidcRoleArn } from "./from-oidc-role-arn.ts";
import { fromUri } from "./from-uri.ts";
import type { NodeOptions } from "./surroundings.ts";

export interface DefaultChainOptions extends Omit<NodeOptions, "timeoutMs"> {
  /** The profile or section in files; `ALIBABA_CLOUD_PROFILE`, else the CLI's current one, or `default` */
  profile?: string | undefined;
  /** The metadata service of ECS; `http://100.100.100.200` */
  metadataUrl?: string | undefined;
}

/**
 * The first source that gives credentials, in the order of the vendor's own packages: environment variables, an OIDC
 * token, the CLI's profile, the credentials file, the role of the ECS instance, a credentials URI.
 *
 * @throws CredentialsError that lists every source and why it was passed over
 */
export function defaultChain(options: DefaultChainOptions = {}): CredentialsProvider {
  const sources = [fromEnv, fromOidcRoleArn, fromCliProfile, fromCredentialsFile, fromEcsRamRole, fromUri];
  return chain(
    sources.map((source) => source(options)),
    "defaultChain",
  );
}
