import { join } from "node:path";
import type { CredentialsProvider } from "../../credentials.ts";
import { isRecord, parseObject } from "../ask.ts";
import { cached } from "../cached.ts";
import { type Fail, failing } from "../credentials-error.ts";
import type { Load } from "../expiring.ts";
import { cliModes, guessMode } from "./cli-modes.ts";
import { profile } from "./profile.ts";
import { homeOf, isSwitchedOn, type NodeOptions, readText, variable } from "./surroundings.ts";

export interface ProfileOptions extends NodeOptions {
  /** Which profile; `ALIBABA_CLOUD_PROFILE`, else the file's current one, or `default` */
  profile?: string | undefined;
  /** Another file. */
  file?: string | undefined;
}

const name = "fromCliProfile";

/**
 * A profile of the Alibaba Cloud CLI, in `~/.aliyun/config.json`, whatever its mode.
 * `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` switches this source off.
 */
export function fromCliProfile(options: ProfileOptions = {}): CredentialsProvider {
  return cached(name, loadCliProfile(options), options);
}

/** Reads the file each time: whoever signs in again changes it. */
function loadCliProfile(options: ProfileOptions): Load {
  const fail = failing(name);
  return async () => {
    if (isSwitchedOn(options, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED")) {
      throw fail("ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true");
    }
    const file = options.file ?? join(homeOf(options), ".aliyun", "config.json");
    const { current, profiles } = readProfiles(await readText(file, file, fail), failing(name, file));
    return loadProfile(options.profile ?? variable(options, "ALIBABA_CLOUD_PROFILE") ?? current, [])();

    /** @param callers profiles whose source this one is, the nearest last */
    function loadProfile(wanted: string, callers: string[]): Load {
      const fields = profiles.get(wanted);
      if (!fields)
        throw failing(name, file)(`there is no profile ${wanted}; there are: ${[...profiles.keys()].join(", ")}`);
      const one = profile(name, `${file}, profile ${wanted}`, fields, `Run: aliyun configure --profile ${wanted}`);
      if (callers.includes(wanted)) throw one.fail(`its source is itself: ${[...callers, wanted].join(" → ")}`);
      const mode = one.get("mode") ?? guessMode(one);
      if (!mode) throw one.fail(`mode is missing. Run: aliyun configure --profile ${wanted}`);
      const load = cliModes.get(mode.toLowerCase());
      if (!load) throw one.fail(`mode ${mode} gives no access key that requests could be signed with`);
      return load(one, options, (source) => loadProfile(source, [...callers, wanted]));
    }
  };
}

function readProfiles(text: string, fail: Fail): { current: string; profiles: Map<string, Record<string, unknown>> } {
  const config = parseObject(text);
  if (!config) throw fail("it is not a JSON object");
  const list = Array.isArray(config.profiles) ? config.profiles.filter(isRecord) : [];
  if (!list.length) throw fail("it has no profiles. Run: aliyun configure");
  const current = typeof config.current === "string" && config.current ? config.current : "default";
  return { current, profiles: new Map(list.map((one) => [String(one.name), one])) };
}
