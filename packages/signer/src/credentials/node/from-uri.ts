import type { CredentialsProvider } from "../../credentials.ts";
import { cached } from "../cached.ts";
import { type Fail, failing } from "../credentials-error.ts";
import type { Load } from "../expiring.ts";
import { loadUri as loadGivenUri } from "../from-uri.ts";
import { type NodeOptions, variable } from "./surroundings.ts";

export interface UriOptions extends NodeOptions {
  /** Where credentials are to be had by GET; `ALIBABA_CLOUD_CREDENTIALS_URI` */
  uri?: string | undefined;
}

/**
 * Credentials from a local service: a GET whose JSON has `AccessKeyId`, `AccessKeySecret`, `SecurityToken` and
 * `Expiration`. Its address stands in `ALIBABA_CLOUD_CREDENTIALS_URI`.
 */
export function fromUri(options: UriOptions = {}): CredentialsProvider {
  return cached("fromUri", loadUri(options, failing("fromUri")), options);
}

export function loadUri(options: UriOptions, fail: Fail): Load {
  return () => {
    const uri = options.uri ?? variable(options, name);
    if (!uri) throw fail(`${name} is not set`);
    return loadGivenUri({ ...options, uri }, fail, options.uri ? undefined : name)();
  };
}

const name = "ALIBABA_CLOUD_CREDENTIALS_URI";
