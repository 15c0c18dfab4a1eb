import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import type { AskOptions } from "../ask.ts";
import type { CacheOptions } from "../cached.ts";
import { type Fail, told } from "../credentials-error.ts";
import type { StsOptions } from "../sts.ts";

/** What sources on Node look at; all of it can be replaced. */
export interface NodeOptions extends AskOptions, CacheOptions {
  /** Environment variables; `process.env` */
  env?: Readonly<Record<string, string | undefined>>;
  /** The home directory, for `~/.aliyun` and `~/.alibabacloud`; that of `node:os` */
  home?: string | undefined;
}

/** An environment variable; an empty one is none. Read late, so that a changed environment counts. */
export function variable({ env = process.env }: NodeOptions, name: string): string | undefined {
  return env[name] || undefined;
}

export const isSwitchedOn = (options: NodeOptions, name: string): boolean =>
  variable(options, name)?.toLowerCase() === "true";

export const homeOf = ({ home = homedir() }: NodeOptions): string => home;

/** The options with what the environment says about STS where they don't. */
export function withStsEnvironment<Options extends NodeOptions & StsOptions>(options: Options): Options {
  const regionId = options.regionId || variable(options, "ALIBABA_CLOUD_STS_REGION");
  const isVpc = regionId && isSwitchedOn(options, "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED");
  return { ...(isVpc ? { network: "vpc" } : {}), ...options, ...(regionId ? { regionId } : {}) };
}

/** @param what the file in messages: its path, and what named it */
export async function readText(path: string, what: string, fail: Fail): Promise<string> {
  try {
    return (await readFile(path, "utf8")).replace(/^\ufeff/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw fail(`${what} does not exist`);
    throw fail(code ? `${what} cannot be read (${code}). Check its permissions` : `${what}: ${told(error)}`);
  }
}
