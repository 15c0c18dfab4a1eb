import { inspect } from "node:util";
import { expect, it } from "vitest";
import type { CredentialsProvider } from "../index.ts";
import * as node from "../node.ts";
import { homeWith } from "./testing/home.ts";
import { answered, now, type Reply, serving } from "./testing/server.ts";

/** Every secret of these tests begins so. */
const secrets = /s3cret|t0ken/;

function shown(value: unknown): string {
  return [
    inspect(value, { depth: 9, showHidden: true }),
    JSON.stringify(value) ?? "",
    String((value as Error).stack),
  ].join();
}

async function outcome(make: () => CredentialsProvider): Promise<unknown> {
  try {
    return await make()();
  } catch (error) {
    return error;
  }
}

/** All sources over HTTP, with secrets wherever one can be put. */
function sources(url: string): (() => CredentialsProvider)[] {
  const home = homeWith({
    token: "t0kenOfOidc",
    ".aliyun/config.json": {
      profiles: [
        {
          name: "default",
          mode: "CloudSSO",
          access_token: "t0kenOfAccess",
          cloud_sso_access_token_expire: now / 1000 + 60,
          cloud_sso_sign_in_url: `${url}/t0ken`,
          cloud_sso_account_id: "1",
          cloud_sso_access_config: "ac-1",
        },
      ],
    },
  });
  const options = { now: () => now, home, metadataUrl: url };
  const env = {
    ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/r",
    ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/p",
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: `${home}/token`,
    ALIBABA_CLOUD_CREDENTIALS_URI: `${url}/t0ken?t0ken`,
  };
  const source = { accessKeyId: "STS.testid", accessKeySecret: "s3cretOfKey", securityToken: "t0kenOfKey" };
  const role = { credentials: source, roleArn: "acs:ram::1:role/r", externalId: "s3cretId", policy: '{"s3cret":1}' };
  return [
    () => node.fromRamRoleArn({ ...options, ...role, endpoint: url }),
    () => node.fromOidcRoleArn({ ...options, env, endpoint: url }),
    () => node.fromUri({ ...options, env }),
    () => node.fromEcsRamRole({ ...options, env: {} }),
    () => node.fromCliProfile({ ...options, env: {} }),
    () => node.defaultChain({ ...options, env: { ...env, ALIBABA_CLOUD_STS_REGION: "s3cret/" } }),
  ];
}

/** The others, with secrets where none should be. */
function localSources(): (() => CredentialsProvider)[] {
  const home = homeWith({
    credentials:
      "[default]\ntype = sts\naccess_key_id = STS.testid\naccess_key_secret = s3cret\nsecurity_token = t0 ken t0ken\n",
  });
  return [
    () => node.fromCredentialsFile({ file: `${home}/credentials`, env: {} }),
    () => node.fromProcess([process.execPath, "-e", "console.log('s3cret'); console.error('t0ken')", "s3cret"]),
    () => node.fromStatic({ accessKeyId: "testid", accessKeySecret: "s3cret\n" }),
    () => node.fromEnv({ env: { ALIBABA_CLOUD_ACCESS_KEY_ID: "s3 cret", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s3cret" } }),
  ];
}

it.each<[string, (url: string) => Reply | undefined]>([
  ["credentials", () => ({ body: { Code: "Success", Credentials: answered, CloudCredential: answered, ...answered } })],
  ["their own text", () => ({ body: "s3cret t0ken" })],
  [
    "what they were sent",
    (url) => ({ status: 400, body: { Code: "Invalid", Message: url, RequestId: "s3cret t0ken" } }),
  ],
  [
    "a token in the message",
    () => ({ status: 400, body: { Code: "InvalidSecurityToken.Expired", Message: "t0kenOfKey" } }),
  ],
  ["a page", () => ({ status: 502, body: "<html>s3cret t0ken</html>" })],
  ["XML", () => ({ status: 400, body: "<Error><Code>SignatureDoesNotMatch</Code><Message>s3cret</Message></Error>" })],
  ["half of the credentials", () => ({ body: { ...answered, AccessKeySecret: "s3cret of role" } })],
  [
    "a secret for a date",
    () => ({ body: { ...answered, Expiration: "s3cret", Credentials: { ...answered, Expiration: "t0ken" } } }),
  ],
  ["a redirect", () => ({ status: 302, headers: { location: "http://s3cret.example.com/t0ken" } })],
])("no source shows a secret when services answer %s", async (_, reply) => {
  const { url } = await serving((request) => reply(request.url));
  for (const make of sources(url)) {
    const result = await outcome(make);
    // Credentials are shown as whoever logs them sees them; hidden properties are those that hold them.
    const text = result instanceof Error ? shown(result) : inspect(result) + JSON.stringify(result);
    expect(text).not.toMatch(secrets);
  }
});

it("no source shows a secret when its settings are broken", async () => {
  for (const make of localSources()) {
    const result = await outcome(make);
    expect(result).toBeInstanceOf(node.CredentialsError);
    expect(shown(result)).not.toMatch(secrets);
  }
});

it("no provider shows what it holds", () => {
  for (const make of [...sources("http://127.0.0.1:1"), ...localSources()]) {
    try {
      expect(shown(make())).not.toMatch(secrets);
    } catch (error) {
      expect(shown(error)).not.toMatch(secrets);
    }
  }
});
