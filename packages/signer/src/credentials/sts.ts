/**
 * AssumeRole and AssumeRoleWithOIDC of STS, version 2015-04-01.
 *
 * @module
 */
import type { Credentials } from "../credentials.ts";
import { enc } from "../percent-encode.ts";
import { type Fetch, withSignature } from "../with-signature.ts";
import { type Answer, type AskOptions, ask, isRecord, readAnswer } from "./ask.ts";
import type { CacheOptions } from "./cached.ts";
import type { Fail } from "./credentials-error.ts";
import { answerNames, type Expiring, readCredentials } from "./expiring.ts";

export interface StsOptions extends AskOptions, CacheOptions {
  /** Region of the STS host, such as `cn-hangzhou`; the central host if left out. */
  regionId?: string | undefined;
  /** `vpc` takes the region's host for private networks. */
  network?: "public" | "vpc" | undefined;
  /** Host or URL of STS, before `regionId`. Plain HTTP only if it begins with `http://`. */
  endpoint?: string | undefined;
  /** At least 128 random bits; `crypto.randomUUID` */
  nonce?: (() => string) | undefined;
}

export interface RoleOptions extends StsOptions {
  /** `acs:ram::<account>:role/<name>` */
  roleArn: string;
  /** 2 to 64 of letters, digits and `.@_-`; shows in the audit log. `acskit-` and the time if left out. */
  sessionName?: string | undefined;
  /** How long the credentials live, at least 900; 3,600 if left out. The role sets the maximum. */
  durationSeconds?: number | undefined;
  /** Takes permissions away from the role's, for this session. */
  policy?: string | object | undefined;
}

/** A role with its host, checked once. */
export interface Role {
  url: URL;
  parameters: Record<string, string>;
  options: StsOptions;
}

/** @throws CredentialsError for options that STS would refuse, or that would go to another host than meant */
export function readRole(options: RoleOptions, fail: Fail): Role {
  const { roleArn, sessionName, durationSeconds = 3600, policy, now = () => Date.now() } = options;
  if (typeof roleArn !== "string" || !/^acs:ram::\w+:role\/\S+$/.test(roleArn)) {
    throw fail("the role's ARN is missing or not of the form acs:ram::<account>:role/<name>");
  }
  if (sessionName !== undefined && !/^[\w.@-]{2,64}$/.test(sessionName)) {
    throw fail("the session name is not 2 to 64 of letters, digits, and . @ _ -");
  }
  if (!Number.isInteger(durationSeconds) || durationSeconds < 900) {
    throw fail("the duration is not a whole number of seconds from 900 on");
  }
  const parameters = {
    RoleArn: roleArn,
    RoleSessionName: sessionName ?? `acskit-${now()}`,
    DurationSeconds: String(durationSeconds),
    ...(policy ? { Policy: typeof policy === "string" ? policy : JSON.stringify(policy) } : {}),
  };
  return { url: stsUrl(options, fail), parameters, options };
}

function stsUrl({ regionId, network, endpoint }: StsOptions, fail: Fail): URL {
  if (!endpoint && network === "vpc" && !regionId) throw fail("the private network's host of STS needs a region");
  if (regionId && !/^[a-z0-9-]+$/.test(regionId)) throw fail("the region is not one such as cn-hangzhou");
  const host = endpoint || (regionId ? `${network === "vpc" ? "sts-vpc" : "sts"}.${regionId}.aliyuncs.com` : central);
  return readUrl(/^https?:\/\//.test(host) ? host : `https://${host}`, "the endpoint of STS", fail);
}

const central = "sts.aliyuncs.com";

/** @param what the URL's name in the message */
export function readUrl(text: string, what: string, fail: Fail): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw fail(`${what} is not a URL of http or https`);
  if (url.username || url.password) throw fail(`${what} has a user name or a password, which fetch does not take`);
  return url;
}

/** Signed with the source's credentials. Parameters travel in the query, where the API's metadata puts them. */
export async function assumeRole(source: Credentials, role: Role, fail: Fail): Promise<Expiring> {
  const { url, parameters, options } = role;
  const { fetch: send = fetch, now, nonce } = options;
  const signed: Fetch = withSignature({
    credentials: source,
    ...(now ? { now } : {}),
    ...(nonce ? { nonce } : {}),
  })(send);
  const target = new URL(url);
  target.search = Object.entries(parameters)
    .map(([name, value]) => `${name}=${enc(value)}`)
    .join("&");
  const headers = { accept: "application/json", "x-acs-action": "AssumeRole", "x-acs-version": version };
  const answer = await ask(target, { method: "POST", headers }, fail, { ...options, fetch: signed });
  const { Policy, ExternalId } = parameters;
  return readSession(answer, [...Object.values(source), Policy, ExternalId], fail);
}

/** Not signed: the token is the proof. It travels in the body, for URLs are logged. */
export async function assumeRoleWithOidc(
  token: string,
  oidcProviderArn: string,
  role: Role,
  fail: Fail,
): Promise<Expiring> {
  const { url, parameters, options } = role;
  const timestamp = new Date((options.now ?? Date.now)()).toISOString().replace(/\.\d+/, "");
  const target = new URL(url);
  target.search = `Action=AssumeRoleWithOIDC&Format=JSON&Version=${version}&Timestamp=${enc(timestamp)}`;
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ ...parameters, OIDCProviderArn: oidcProviderArn, OIDCToken: token }).toString();
  const answer = await ask(target, { method: "POST", headers, body }, fail, options);
  return readSession(answer, [token, parameters.Policy], fail);
}

const version = "2015-04-01";

function readSession(answer: Answer, secrets: unknown[], fail: Fail): Expiring {
  const failed: Fail = (detail) => fail(`STS answered ${detail}`);
  const record = readAnswer(answer, failed);
  if (answer.status !== 200 || !isRecord(record.Credentials)) throw failed(refusal(answer.status, record, secrets));
  return readCredentials(record.Credentials, answerNames, (detail) => failed(`credentials whose ${detail}`));
}

/** Code, request id, message and advice. The message stays away where it could repeat what was sent. */
function refusal(status: number, record: Record<string, unknown>, secrets: unknown[]): string {
  const { Code: code, RequestId: id, Message: message } = record;
  if (typeof code !== "string" || !/^[\w.]{1,100}$/.test(code)) return `status ${status} without credentials`;
  const request = typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? `, request ${id}` : "";
  const quotable =
    typeof message === "string" &&
    message.length <= 300 &&
    !/[\r\n]/.test(message) &&
    !/Signature|SecurityToken/.test(code) && // those repeat the string to sign, or the token
    !secrets.some((secret) => secret && [String(secret), enc(String(secret))].some((text) => message.includes(text)));
  const advice = advices.find(([codes]) => codes.test(code))?.[1];
  const said = quotable ? `: ${message.trim().replace(/\.$/, "")}` : "";
  return `${code} (status ${status}${request})${said}${advice ? `. ${advice}` : ""}`;
}

const advices: readonly [codes: RegExp, advice: string][] = [
  [/^NoPermission/, "Allow the caller sts:AssumeRole on the role, and name the caller in the role's trust policy"],
  [/^EntityNotExist/, "Check the role's ARN: account and name"],
  [/^InvalidAccessKeyId/, "The source's access key does not exist or is switched off"],
  [/^InvalidSecurityToken/, "The source's temporary credentials have ended: renew them"],
  [/^(SignatureDoesNotMatch|IncompleteSignature)/, "The source's access key secret is not this access key's"],
  [/^(InvalidTimeStamp|InvalidTimestamp)/, "Set this machine's clock"],
  [/^AuthenticationFail/, "Check the OIDC token: its issuer, its audience, its age, and the provider's ARN"],
  [/DurationSeconds/, "Choose a duration within the role's maximum"],
];
