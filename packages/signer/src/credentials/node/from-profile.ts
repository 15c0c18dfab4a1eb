import type { CredentialsProvider } from "../../credentials.ts";
import { chain } from "../chain.ts";
import { fromCliProfile, type ProfileOptions } from "./from-cli-profile.ts";
import { fromCredentialsFile } from "./from-credentials-file.ts";

/**
 * A profile of `~/.aliyun/config.json`, the Alibaba Cloud CLI's file, or else a section of `~/.alibabacloud/credentials`.
 *
 * @param options with a `file`, that file alone: by its name's end, `.json` is the CLI's form
 */
export function fromProfile(options: ProfileOptions = {}): CredentialsProvider {
  if (options.file) return options.file.endsWith(".json") ? fromCliProfile(options) : fromCredentialsFile(options);
  return chain([fromCliProfile(options), fromCredentialsFile(options)], "fromProfile");
}
