import type { CredentialsProvider } from "../credentials.ts";
import { type AskOptions, ask, readAnswer } from "./ask.ts";
import { type CacheOptions, cached } from "./cached.ts";
import { type Fail, failing } from "./credentials-error.ts";
import { answerNames, type Load, readCredentials } from "./expiring.ts";
import { readUrl } from "./sts.ts";

export interface UriOptions extends AskOptions, CacheOptions {
  /** Where credentials are to be had by GET; http or https. */
  uri: string;
}

/**
 * Credentials from a local service: a GET whose JSON has `AccessKeyId`, `AccessKeySecret`, `SecurityToken` and
 * `Expiration`.
 *
 * @throws CredentialsError for a URI that is none
 */
export function fromUri(options: UriOptions): CredentialsProvider {
  return cached("fromUri", loadUri(options, failing("fromUri")), options);
}

/** Asks each time. @param what the URI's name in messages */
export function loadUri(options: UriOptions, fail: Fail, what = "the credentials URI"): Load {
  const url = readUrl(String(options.uri), what, fail);
  return async () => {
    const answer = await ask(url, { headers: { accept: "application/json" } }, fail, options);
    const failed: Fail = (detail) => fail(`${url.origin} answered ${detail}`);
    if (answer.status !== 200) throw failed(`status ${answer.status}`);
    const record = readAnswer(answer, failed);
    if (record.Code !== undefined && record.Code !== "Success") throw failed("a Code other than Success");
    return readCredentials(record, answerNames, (detail) => failed(`credentials whose ${detail}`));
  };
}
