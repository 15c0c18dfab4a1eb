import { expect, it } from "vitest";
import { fromOidcRoleArn, type OidcRoleArnOptions } from "./index.ts";
import { errorOf, reasonOf } from "./testing/reason.ts";
import { given, now, playedSts } from "./testing/server.ts";

const options = {
  roleArn: "acs:ram::1234567890123456:role/shelf-keeper",
  oidcProviderArn: "acs:ram::1234567890123456:oidc-provider/cluster",
  token: () => "t0kenOfOidc\n",
  now: () => now,
};

it("trades the token for credentials, unsigned and with the token in the body", async () => {
  const { url, arrived } = await playedSts();
  expect(await fromOidcRoleArn({ ...options, endpoint: url })()).toEqual(given);
  expect(arrived[0]).toMatchObject({
    method: "POST",
    parameters: {
      Action: "AssumeRoleWithOIDC",
      Version: "2015-04-01",
      Format: "JSON",
      Timestamp: "2024-05-06T07:08:09Z",
      RoleArn: options.roleArn,
      OIDCProviderArn: options.oidcProviderArn,
      OIDCToken: "t0kenOfOidc",
      RoleSessionName: `acskit-${now}`,
      DurationSeconds: "3600",
    },
  });
  expect(arrived[0]?.url).not.toContain("t0ken");
  expect(arrived[0]?.headers.authorization).toBeUndefined();
});

it("says which token STS refused, without it", async () => {
  const { url } = await playedSts();
  const reason = await reasonOf(fromOidcRoleArn({ ...options, token: async () => "old", endpoint: url }));
  expect(reason).toBe(
    "fromOidcRoleArn: STS answered AuthenticationFail.OIDCToken.Invalid (status 400, request 4C2B): refused. " +
      "Check the OIDC token: its issuer, its audience, its age, and the provider's ARN",
  );
});

it("says that there is no token", async () => {
  const cause = new Error("t0kenOfOidc");
  const fails = async (): Promise<never> => {
    throw cause;
  };
  const error = await errorOf(fromOidcRoleArn({ ...options, token: fails }));
  expect(error.message).toBe("fromOidcRoleArn: no OIDC token: it threw Error");
  expect(error.cause).toBe(cause);
  for (const token of ["", " \n", undefined]) {
    const reason = await reasonOf(fromOidcRoleArn({ ...options, token: () => token as string }));
    expect(reason).toBe("fromOidcRoleArn: the OIDC token is empty");
  }
});

it.each([
  [{ oidcProviderArn: "cluster" }, "the OIDC provider's ARN is missing"],
  [{ roleArn: undefined }, "the role's ARN is missing"],
  [{ token: "t0kenOfOidc" }, "token is not a function that gives the OIDC token"],
])("refuses %j when it is made", (wrong, message) => {
  expect(() => fromOidcRoleArn({ ...options, ...wrong } as OidcRoleArnOptions)).toThrow(`fromOidcRoleArn: ${message}`);
});
