import { isAccessKeyId } from "../authorization.ts";
import type { Credentials } from "../credentials.ts";
import type { Fail } from "./credentials-error.ts";

/** Credentials with the end of their life. */
export interface Expiring extends Credentials {
  /** Epoch milliseconds; nothing for those that do not end by themselves. */
  readonly expiresAt?: number | undefined;
}

/** The keys of an answer of STS, as a typed call of it gives them. */
export interface AnsweredKeys {
  readonly AccessKeyId: string;
  readonly AccessKeySecret: string;
  readonly SecurityToken: string;
  /** An ISO 8601 date. */
  readonly Expiration: string;
}

/** Asks a source once, without a cache. */
export type Load = () => Expiring | Promise<Expiring>;

/** What a source calls the parts; they are named so in messages. */
export interface FieldNames {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  /** An ISO 8601 date. */
  readonly expiration?: string;
}

/** The names in answers of STS, of the metadata service and of credentials URIs. */
export const answerNames: FieldNames = {
  accessKeyId: "AccessKeyId",
  accessKeySecret: "AccessKeySecret",
  securityToken: "SecurityToken",
  expiration: "Expiration",
};

/** Our own, for objects that callers give. */
const ownNames: FieldNames = {
  accessKeyId: "accessKeyId",
  accessKeySecret: "accessKeySecret",
  securityToken: "securityToken",
};

/** Credentials that somebody else made, checked and copied. */
export function takeCredentials(given: unknown, fail: Fail): Expiring {
  const { expiresAt, ...fields } = Object(given) as Partial<Expiring>;
  if ("AccessKeyId" in fields) return readCredentials(fields, answerNames, fail);
  const credentials = readCredentials(fields, ownNames, fail);
  if (expiresAt === undefined) return credentials;
  if (!Number.isFinite(expiresAt)) throw fail("expiresAt is not a time in epoch milliseconds");
  return veiled({ ...credentials, expiresAt });
}

/** Reads credentials out of whatever a source gave. An empty token is none. */
export function readCredentials(record: Readonly<Record<string, unknown>>, names: FieldNames, fail: Fail): Expiring {
  const text = (name: string, usable: (text: string) => boolean): string => {
    const value = record[name];
    if (value == null || value === "") throw fail(`${name} is missing or empty`);
    if (typeof value !== "string") throw fail(`${name} is not a text`);
    if (!usable(value)) throw fail(`${name} has blanks, line breaks or other characters that it cannot have`);
    return value;
  };
  const expiration = names.expiration && record[names.expiration];
  return veiled({
    accessKeyId: text(names.accessKeyId, isAccessKeyId),
    accessKeySecret: text(names.accessKeySecret, isVisible),
    ...(record[names.securityToken] ? { securityToken: text(names.securityToken, isVisible) } : {}),
    ...(expiration ? { expiresAt: readDate(expiration, names.expiration, fail) } : {}),
  });
}

const isVisible = (text: string): boolean => /^[!-~]+$/.test(text);

function readDate(value: unknown, name: string, fail: Fail): number {
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw fail(`${name} is not a date such as 2024-05-06T07:08:09Z`);
  return time;
}

/** A copy of which `JSON.stringify` and Node's inspection show neither secret nor token. */
function veiled(credentials: Expiring): Expiring {
  const { accessKeyId, expiresAt } = credentials;
  const shown = { value: () => ({ accessKeyId, ...(expiresAt === undefined ? {} : { expiresAt }) }) };
  return Object.defineProperties({ ...credentials }, { toJSON: shown, [inspection]: shown });
}

const inspection = Symbol.for("nodejs.util.inspect.custom");
