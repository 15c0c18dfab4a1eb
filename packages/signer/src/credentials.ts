/** An access key, or a temporary one with its token (STS). */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** STS only. @see specs/protocol/signing.md 2.8 */
  readonly securityToken?: string | undefined;
}

/** What a client tells its provider. */
export interface CredentialsNeed {
  /** The id of temporary credentials that the service takes no more, though they may not be over by their own date. */
  readonly refused?: string | undefined;
}

/** Gives the credentials for one attempt; called for each, so that it can renew them. */
export type CredentialsProvider = (need?: CredentialsNeed) => Credentials | Promise<Credentials>;

/** @throws Error if the provider fails, TypeError for what is no credentials */
export async function provided(provider: CredentialsProvider): Promise<Credentials> {
  let credentials: Credentials;
  try {
    credentials = await provider();
  } catch (cause) {
    const { name, message } = Object(cause) as Error;
    const reason = name === "CredentialsError" ? message : "see cause"; // others' messages may hold secrets
    throw new Error(`the credentials provider failed: ${reason}`, { cause });
  }
  return checkCredentials(credentials);
}

/**
 * Credentials as given. Messages name the field and never its value.
 *
 * @throws TypeError for a field that is missing, or not of printable ASCII without blanks and commas
 */
export function checkCredentials(credentials: Credentials): Credentials {
  for (const field of ["accessKeyId", "accessKeySecret", "securityToken"] as const) {
    const text: unknown = credentials?.[field] ?? (field === "securityToken" ? "-" : "");
    if (typeof text !== "string" || !/^[!-+\--~]+$/.test(text)) {
      throw new TypeError(`credentials: ${field} is missing, empty, padded or not ASCII`);
    }
  }
  return credentials;
}
