/**
 * Sources of credentials that work everywhere: each is a function that returns a `CredentialsProvider`.
 *
 * Those that need files, processes or environment variables are in `@acskit/signer/node`.
 *
 * @module
 */
export type { Credentials, CredentialsProvider } from "../credentials.ts";
export type { AskOptions } from "./ask.ts";
export { type CacheOptions, cached } from "./cached.ts";
export { chain } from "./chain.ts";
export { CredentialsError } from "./credentials-error.ts";
export type { AnsweredKeys, Expiring, Load } from "./expiring.ts";
export { fromOidcRoleArn, type OidcRoleArnOptions } from "./from-oidc-role-arn.ts";
export { fromRamRoleArn, type RamRoleArnOptions } from "./from-ram-role-arn.ts";
export { fromStatic } from "./from-static.ts";
export { fromUri, type UriOptions } from "./from-uri.ts";
export type { RoleOptions, StsOptions } from "./sts.ts";
