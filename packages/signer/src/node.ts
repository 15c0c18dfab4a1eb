/**
 * Sources of credentials on Node: environment variables, files, programs, the metadata service, and the chain of all.
 * What a source is not told it looks up in the environment.
 *
 * @module
 */
export { type CacheOptions, cached } from "./credentials/cached.ts";
export { chain } from "./credentials/chain.ts";
export { CredentialsError } from "./credentials/credentials-error.ts";
export type { Expiring, Load } from "./credentials/expiring.ts";
export { fromRamRoleArn, type RamRoleArnOptions } from "./credentials/from-ram-role-arn.ts";
export { fromStatic } from "./credentials/from-static.ts";
export { type DefaultChainOptions, defaultChain } from "./credentials/node/default-chain.ts";
export { fromCliProfile, type ProfileOptions } from "./credentials/node/from-cli-profile.ts";
export { fromCredentialsFile } from "./credentials/node/from-credentials-file.ts";
export { type EcsRamRoleOptions, fromEcsRamRole } from "./credentials/node/from-ecs-ram-role.ts";
export { fromEnv } from "./credentials/node/from-env.ts";
export { fromOidcRoleArn, type OidcRoleArnOptions } from "./credentials/node/from-oidc-role-arn.ts";
export { fromProcess, type ProcessOptions } from "./credentials/node/from-process.ts";
export { fromProfile } from "./credentials/node/from-profile.ts";
export { fromUri, type UriOptions } from "./credentials/node/from-uri.ts";
export type { NodeOptions } from "./credentials/node/surroundings.ts";
export type { RoleOptions, StsOptions } from "./credentials/sts.ts";
export type { Credentials, CredentialsProvider } from "./credentials.ts";
