import { createRequire } from "node:module";
import { afterEach, expect, it, vi } from "vitest";
import { defaultChain, fromCliProfile, fromCredentialsFile } from "../../node.ts";
import { homeWith } from "../testing/home.ts";
import { answered, serving } from "../testing/server.ts";

interface Builder {
  build(): { getCredentials(): Promise<{ accessKeyId: string; accessKeySecret: string; securityToken?: string }> };
}

// The vendor's package, as the one that signs brings it along.
const core = createRequire(createRequire(import.meta.url).resolve("@alicloud/openapi-core"));
const official: Record<string, { builder(): Builder }> = core("@alicloud/credentials");

afterEach(() => vi.unstubAllEnvs());

function builderOf(provider: string): Builder {
  const found = official[provider];
  if (!found) throw new Error(`no ${provider}`);
  return found.builder();
}

async function officially(provider: string): Promise<object> {
  const { accessKeyId, accessKeySecret, securityToken } = await builderOf(provider).build().getCredentials();
  return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}

const program = `console.log(JSON.stringify({access_key_id:'external',access_key_secret:'s',sts_token:encodeURIComponent(process.argv[1])}))`;
const profiles = [
  { name: "ak", mode: "AK", access_key_id: "ak", access_key_secret: "s", sts_token: "left" },
  { name: "sts", mode: "StsToken", access_key_id: "sts", access_key_secret: "s", sts_token: "t" },
  { name: "external", mode: "External", process_command: `"${process.execPath}" -e "${program}" 'a b\\c"d'` },
];
const file = `
# a comment
[default]
type = access_key             ; a comment
access_key_id = file
access_key_secret = s=s
[quoted]
type = "access_key"
access_key_id = 'quoted'
access_key_secret="s#;s"
`;

it.each([
  ["CLIProfileCredentialsProvider", "", fromCliProfile],
  ["CLIProfileCredentialsProvider", "ak", fromCliProfile],
  ["CLIProfileCredentialsProvider", "sts", fromCliProfile],
  ["CLIProfileCredentialsProvider", "external", fromCliProfile],
  ["ProfileCredentialsProvider", "", fromCredentialsFile],
  ["ProfileCredentialsProvider", "quoted", fromCredentialsFile],
])("finds what the vendor's %s finds for the profile %j", async (provider, profile, ours) => {
  const home = homeWith({ ".aliyun/config.json": { current: "sts", profiles }, ".alibabacloud/credentials": file });
  vi.stubEnv("HOME", home);
  vi.stubEnv("ALIBABA_CLOUD_PROFILE", profile);
  expect({ ...(await ours()()) }).toEqual(await officially(provider));
});

it("takes the sources in the order of the vendor's chain", async () => {
  const uri = await serving(() => ({ body: { ...answered, AccessKeyId: "uri", Expiration: "2999-01-01T00:00:00Z" } }));
  vi.stubEnv(
    "HOME",
    homeWith({ ".aliyun/config.json": { current: "ak", profiles }, ".alibabacloud/credentials": file }),
  );
  vi.stubEnv("ALIBABA_CLOUD_CREDENTIALS_URI", uri.url);
  vi.stubEnv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
  vi.stubEnv("ALIBABA_CLOUD_ACCESS_KEY_ID", "env");
  vi.stubEnv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s");
  const switches: [name: string, value: string][] = [
    ["ALIBABA_CLOUD_ACCESS_KEY_ID", ""],
    ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true"],
    ["ALIBABA_CLOUD_CREDENTIALS_FILE", "/no/such"],
  ];
  const found: string[] = [];
  for (const [name, value] of [...switches, ["", ""] as const]) {
    const { accessKeyId } = await defaultChain()();
    expect(await officially("DefaultCredentialsProvider")).toMatchObject({ accessKeyId });
    found.push(accessKeyId);
    if (name) vi.stubEnv(name, value);
  }
  expect(found).toEqual(["env", "ak", "file", "uri"]);
});
