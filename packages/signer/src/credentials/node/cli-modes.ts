/**
 * The modes of profiles that the Alibaba Cloud CLI writes to `~/.aliyun/config.json`.
 *
 * @module
 */
import { type Load, readCredentials } from "../expiring.ts";
import { loadRamRole } from "../from-ram-role-arn.ts";
import type { RoleOptions } from "../sts.ts";
import { loadCloudSso, loadOAuth } from "./cli-sign-in.ts";
import { loadEcsRole } from "./from-ecs-ram-role.ts";
import { loadOidcRole } from "./from-oidc-role-arn.ts";
import { loadProcess } from "./from-process.ts";
import { loadUri } from "./from-uri.ts";
import { keyNames } from "./key-names.ts";
import { type Profile, present } from "./profile.ts";
import { type NodeOptions, variable, withStsEnvironment } from "./surroundings.ts";

/** @param source makes the source of another profile in the same file */
type Mode = (profile: Profile, options: NodeOptions, source: (name: string) => Load) => Load;

/** By lower-case name, for the CLI takes any case. */
export const cliModes: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ["ak", accessKey],
  [
    "ststoken",
    (profile) => {
      profile.need("sts_token");
      return readKey(profile);
    },
  ],
  ["ramrolearn", (profile, options) => assume(profile, options, readKey(profile))],
  ["ecsramrole", ecsRole],
  ["ramrolearnwithrolename", (profile, options) => assume(profile, options, ecsRole(profile, options))],
  [
    "chainableramrolearn",
    (profile, options, source) => assume(profile, options, source(profile.need("source_profile"))),
  ],
  ["oidc", oidc],
  [
    "credentialsuri",
    (profile, options) => loadUri({ ...options, ...present({ uri: profile.get("credentials_uri") }) }, profile.fail),
  ],
  ["external", (profile, options) => loadProcess(profile.need("process_command"), options, profile.fail)],
  ["cloudsso", loadCloudSso],
  ["oauth", loadOAuth],
]);

function accessKey(profile: Profile): Load {
  const { accessKeyId, accessKeySecret } = readCredentials(profile.fields, keyNames, profile.fail);
  return () => ({ accessKeyId, accessKeySecret }); // the CLI leaves tokens of earlier modes behind
}

function readKey(profile: Profile): Load {
  const credentials = readCredentials(profile.fields, keyNames, profile.fail);
  return () => credentials;
}

function ecsRole(profile: Profile, options: NodeOptions): Load {
  return loadEcsRole({ ...options, ...present({ roleName: profile.get("ram_role_name") }) }, profile.fail);
}

function oidc(profile: Profile, options: NodeOptions): Load {
  const given = {
    ...role(profile, options),
    durationSeconds: profile.number("duration_seconds") ?? profile.number("expired_seconds"),
    oidcProviderArn: profile.need("oidc_provider_arn"),
    tokenFile: profile.need("oidc_token_file"),
  };
  return loadOidcRole({ ...options, ...present(given) }, profile.fail);
}

function assume(profile: Profile, options: NodeOptions, credentials: Load): Load {
  return loadRamRole(
    { ...role(profile, options), credentials, ...present({ externalId: profile.get("external_id") }) },
    profile.fail,
  );
}

function role(profile: Profile, options: NodeOptions): NodeOptions & RoleOptions {
  const given = present<Omit<RoleOptions, "roleArn">>({
    sessionName: profile.get("ram_session_name") ?? variable(options, "ALIBABA_CLOUD_ROLE_SESSION_NAME"),
    durationSeconds: profile.number("expired_seconds"),
    policy: profile.get("policy"),
    regionId: profile.get("sts_region"),
    endpoint: profile.get("sts_endpoint"),
    network: profile.fields.enable_vpc === true && profile.get("sts_region") ? "vpc" : undefined,
  });
  return withStsEnvironment({ ...options, ...given, roleArn: profile.need("ram_role_arn") });
}

/** For profiles without a mode, which other tools write. */
export function guessMode(profile: Profile): string | undefined {
  const has = (...fields: string[]): boolean => fields.every((field) => profile.get(field));
  if (has("access_key_id", "access_key_secret")) {
    return has("sts_token") ? "StsToken" : has("ram_role_arn") ? "RamRoleArn" : "AK";
  }
  if (has("ram_role_name")) return "EcsRamRole";
  if (has("process_command")) return "External";
  if (has("oidc_provider_arn", "oidc_token_file", "ram_role_arn")) return "OIDC";
  if (has("cloud_sso_sign_in_url")) return "CloudSSO";
  return undefined;
}
