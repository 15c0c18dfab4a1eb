import { join } from "node:path";
import type { CredentialsProvider } from "../../credentials.ts";
import { cached } from "../cached.ts";
import { failing } from "../credentials-error.ts";
import { type FieldNames, type Load, readCredentials } from "../expiring.ts";
import { loadRamRole } from "../from-ram-role-arn.ts";
import type { RoleOptions } from "../sts.ts";
import type { ProfileOptions } from "./from-cli-profile.ts";
import { loadEcsRole } from "./from-ecs-ram-role.ts";
import { loadOidcRole } from "./from-oidc-role-arn.ts";
import { parseIni } from "./parse-ini.ts";
import { type Profile, present, profile } from "./profile.ts";
import { homeOf, type NodeOptions, readText, variable, withStsEnvironment } from "./surroundings.ts";

const name = "fromCredentialsFile";

/**
 * A section of `~/.alibabacloud/credentials`, an ini file; `ALIBABA_CLOUD_CREDENTIALS_FILE` names another. The section is
 * `ALIBABA_CLOUD_PROFILE`, or `default`.
 */
export function fromCredentialsFile(options: ProfileOptions = {}): CredentialsProvider {
  return cached(name, loadCredentialsFile(options), options);
}

function loadCredentialsFile(options: ProfileOptions): Load {
  return async () => {
    const named = options.file ?? variable(options, "ALIBABA_CLOUD_CREDENTIALS_FILE");
    const file = named ?? join(homeOf(options), ".alibabacloud", "credentials");
    const what = named && !options.file ? `${file} (named by ALIBABA_CLOUD_CREDENTIALS_FILE)` : file;
    const sections = parseIni(await readText(file, what, failing(name)));
    const fail = failing(name, what);
    if (typeof sections === "number") throw fail(`line ${sections} is no [section], no key = value and no comment`);
    const wanted = options.profile ?? variable(options, "ALIBABA_CLOUD_PROFILE") ?? "default";
    const section = sections.get(wanted);
    if (!section)
      throw fail(`there is no section [${wanted}]; there are: ${[...sections.keys()].join(", ") || "none"}`);

    const one = profile(name, `${what}, section [${wanted}]`, Object.fromEntries(section), "Add it to the section.");
    const type = types.get(one.need("type"));
    if (!type) throw one.fail(`its type is none of ${[...types.keys()].join(", ")}`);
    return type(one, options)();
  };
}

const names: FieldNames = {
  accessKeyId: "access_key_id",
  accessKeySecret: "access_key_secret",
  securityToken: "security_token",
};

const types: ReadonlyMap<string, (section: Profile, options: NodeOptions) => Load> = new Map([
  ["access_key", key],
  [
    "sts",
    (section: Profile): Load => {
      section.need("security_token");
      return key(section);
    },
  ],
  [
    "ecs_ram_role",
    (section: Profile, options: NodeOptions): Load =>
      loadEcsRole({ ...options, ...present({ roleName: section.get("role_name") }) }, section.fail),
  ],
  [
    "ram_role_arn",
    (section: Profile, options: NodeOptions): Load =>
      loadRamRole({ ...role(section, options), credentials: key(section) }, section.fail),
  ],
  [
    "oidc_role_arn",
    (section: Profile, options: NodeOptions): Load => {
      const oidcProviderArn = section.need("oidc_provider_arn");
      const tokenFile = section.need("oidc_token_file_path");
      return loadOidcRole({ ...role(section, options), oidcProviderArn, tokenFile }, section.fail);
    },
  ],
]);

function key(section: Profile): Load {
  const credentials = readCredentials(section.fields, names, section.fail);
  return () => credentials;
}

function role(section: Profile, options: NodeOptions): NodeOptions & RoleOptions {
  const given = present<Omit<RoleOptions, "roleArn">>({
    sessionName: section.get("role_session_name") ?? variable(options, "ALIBABA_CLOUD_ROLE_SESSION_NAME"),
    policy: section.get("policy"),
  });
  return withStsEnvironment({ ...options, ...given, roleArn: section.need("role_arn") });
}
