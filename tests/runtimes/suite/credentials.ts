import {
  CredentialsError,
  cached,
  chain,
  fromOidcRoleArn,
  fromRamRoleArn,
  fromStatic,
  fromUri,
} from "@acskit/signer/credentials";
import { type Check, check, equal, lacks, matches, ok, rejection } from "./check.ts";
import { credentials, keysOf, shelfClient } from "./products.ts";

const roleArn = "acs:ram::1234567890123456:role/shelf-keeper";

export const sources: Check[] = [
  check("fromUri asks over HTTP, and a call is signed with what it gets", async ({ odd }) => {
    const echo = await shelfClient({
      endpoint: odd,
      credentials: fromUri({ uri: `${odd}/credentials` }),
    }).createShelf();
    equal([echo.Signature, echo.Headers["x-acs-security-token"]], ["ok", "uri-token"]);
  }),

  check("fromRamRoleArn assumes a role at STS, by a signed call", async ({ odd }) => {
    const provider = fromRamRoleArn({ credentials, roleArn, endpoint: odd, sessionName: "suite" });
    const echo = await shelfClient({ endpoint: odd, credentials: provider }).createShelf();
    equal([echo.Signature, echo.Headers["x-acs-security-token"]], ["ok", "role-token"]);
  }),

  check("fromOidcRoleArn shows its token to STS in a body, unsigned", async ({ odd }) => {
    const provider = fromOidcRoleArn({
      roleArn,
      oidcProviderArn: "acs:ram::1234567890123456:oidc-provider/suite",
      token: async () => "oidc-proof",
      endpoint: odd,
    });
    const echo = await shelfClient({ endpoint: odd, credentials: provider }).createShelf();
    equal([echo.Signature, echo.Headers["x-acs-security-token"]], ["ok", "oidc-token"]);
  }),

  check("a source is asked once, however many calls wait for it", async ({ odd }) => {
    let asked = 0;
    const provider = cached("suite", async () => {
      asked++;
      return { ...credentials, expiresAt: Date.now() + 3_600_000 };
    });
    const { createShelf } = shelfClient({ endpoint: odd, credentials: provider });
    const echoes = await Promise.all(Array.from({ length: 10 }, () => createShelf()));
    equal([asked, echoes.every(({ Signature }) => Signature === "ok")], [1, true]);
  }),

  check(
    "temporary credentials that the service takes no more are renewed, and the call is sent again",
    async ({ odd }) => {
      let asked = 0;
      const provider = cached("suite", async () => ({
        ...credentials,
        securityToken: ++asked === 1 ? "token-over" : "token-new",
        accessKeyId: asked === 1 ? "STS.over" : "testid",
        expiresAt: Date.now() + 3_600_000,
      }));
      const echo = await shelfClient({ endpoint: odd, credentials: provider }).createShelf();
      equal([asked, echo.Headers["x-acs-security-token"]], [2, "token-new"]);
    },
  ),

  check("a chain takes the first that has any, and says why others have none", async ({ odd }) => {
    const broken = fromUri({ uri: `${odd}/nothing` });
    equal(keysOf(await chain([broken, fromStatic(credentials)])()), credentials);
    const error = await rejection(Promise.resolve(chain([broken, broken], "both")()));
    ok(error instanceof CredentialsError, `it is no CredentialsError: ${error}`);
    matches(error.message, /^both: no source gave credentials\n {2}- fromUri: .*404/);
  }),

  check("a source that is not there is named, with its origin alone", async () => {
    const error = await rejection(Promise.resolve(fromUri({ uri: "http://127.0.0.1:9/s3cret?key=s3cret" })()));
    matches(error.message, /^fromUri: no answer from http:\/\/127\.0\.0\.1:9 \(/);
    lacks(error.message, ["s3cret"]);
  }),
];
