import { expectTypeOf, it } from "vitest";
import type { CredentialsProvider, SignerOptions } from "../index.ts";
import { defaultChain, fromEcsRamRole, fromEnv, fromProcess, fromProfile } from "../node.ts";
import { cached, chain, fromOidcRoleArn, fromRamRoleArn, fromStatic, fromUri } from "./index.ts";

const key = { accessKeyId: "testid", accessKeySecret: "s" };
const roleArn = "acs:ram::1:role/r";

it("makes providers that signers take", () => {
  expectTypeOf(fromEnv()).toEqualTypeOf<CredentialsProvider>();
  expectTypeOf({ credentials: defaultChain() }).toExtend<SignerOptions>();
  expectTypeOf(
    chain([fromStatic(key), fromEcsRamRole(), fromProfile({ profile: "p" })]),
  ).toEqualTypeOf<CredentialsProvider>();
  expectTypeOf(fromProcess(["keys", "--json"])).toEqualTypeOf<CredentialsProvider>();
  expectTypeOf(cached("vault", async () => ({ ...key, expiresAt: 1 }))).toEqualTypeOf<CredentialsProvider>();
  expectTypeOf(
    fromRamRoleArn({ credentials: fromEnv(), roleArn, network: "vpc" }),
  ).toEqualTypeOf<CredentialsProvider>();
});

it("asks for what cannot be guessed", () => {
  // @ts-expect-error no role
  fromRamRoleArn({ credentials: key });
  // @ts-expect-error nobody to assume it
  fromRamRoleArn({ roleArn });
  // @ts-expect-error no token
  fromOidcRoleArn({ roleArn, oidcProviderArn: "acs:ram::1:oidc-provider/p" });
  // @ts-expect-error no URI, where there is no environment to look into
  fromUri({});
  // @ts-expect-error no such network
  fromRamRoleArn({ credentials: key, roleArn, network: "private" });
});
