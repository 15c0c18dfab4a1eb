/**
 * The entries that need Node's modules: on Node, and on runtimes that bring those.
 *
 * @module
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFetch } from "@acskit/client/node";
import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { listen } from "@acskit/mock/node";
import { chain, defaultChain, fromEcsRamRole, fromEnv, fromProcess, fromProfile } from "@acskit/signer/node";
import { type Check, check, equal, lacks, matches, ok, rejection } from "./check.ts";
import { credentials, keysOf, shelfClient } from "./products.ts";

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "acskit-suite-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const whereThereIsNode: readonly Check[] = [
  check("fromEnv reads variables", async () => {
    const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: "testid", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "testsecret" };
    equal(keysOf(await fromEnv({ env })()), credentials);
  }),

  check("fromProfile reads the files in a home", () =>
    inFolder(async (home) => {
      await mkdir(join(home, ".aliyun"));
      const profile = { name: "default", mode: "AK", access_key_id: "testid", access_key_secret: "testsecret" };
      await writeFile(join(home, ".aliyun/config.json"), JSON.stringify({ current: "default", profiles: [profile] }));
      equal(keysOf(await fromProfile({ home, env: {} })()), credentials);
    }),
  ),

  check("fromProcess runs a program", async () => {
    const provider = fromProcess(["sh", "-c", `printf '{"access_key_id":"testid","access_key_secret":"testsecret"}'`]);
    equal(keysOf(await provider()), credentials);
    matches((await rejection(Promise.resolve(fromProcess(["no-such-program-here"])()))).message, /was not found/);
  }),

  check("fromEcsRamRole asks the metadata service, with its token", async ({ odd }) => {
    const provider = fromEcsRamRole({ metadataUrl: odd, env: {}, tokenRequired: true });
    const echo = await shelfClient({ endpoint: odd, credentials: provider }).createShelf();
    equal([echo.Signature, echo.Headers["x-acs-security-token"]], ["ok", "ecs-token"]);
  }),

  check("defaultChain ends at the first source that has any, and lists the others if none has", ({ odd }) =>
    inFolder(async (home) => {
      const env = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
      const uri = `${odd}/credentials`;
      const found = await defaultChain({ home, env: { ...env, ALIBABA_CLOUD_CREDENTIALS_URI: uri } })();
      equal(found.securityToken, "uri-token");
      const error = await rejection(Promise.resolve(defaultChain({ home, env })()));
      matches(error.message, /fromEnv: [\s\S]*fromCliProfile: .*does not exist[\s\S]*fromUri: .*is not set/);
    }),
  ),

  check("a chain of Node's sources is asked for each call", async ({ odd }) => {
    const provider = chain([fromEnv({ env: {} }), fromProcess(["sh", "-c", "exit 1"]), fromEnv({ env: variables })]);
    equal((await shelfClient({ endpoint: odd, credentials: provider }).createShelf()).Signature, "ok");
  }),

  check("nodeFetch sends a call, on a connection that it keeps", async ({ odd }) => {
    const { createShelf, setPassword } = shelfClient({ endpoint: odd, fetch: nodeFetch({ maxSockets: 1 }) });
    const one = await createShelf({ Name: "é" });
    const two = await setPassword({ Password: "P@ss" });
    equal([one.Signature, one.Query, two.Signature, two.Body], ["ok", [["Name", "é"]], "ok", "Password=P%40ss"]);
    equal(one.Headers["x-seen-port"], two.Headers["x-seen-port"]);
  }),

  ...["slow", "half"].map((does) =>
    check(
      `nodeFetch is aborted while ${does === "slow" ? "it waits for an answer" : "an answer is read"}`,
      async ({ odd }) => {
        const { createShelf } = shelfClient({ endpoint: odd, fetch: nodeFetch() });
        const stop = new AbortController();
        const call = rejection(createShelf({ Do: does, Key: `node-${does}` }, { signal: stop.signal }));
        await fetch(`${odd}/arrived?Key=node-${does}`);
        stop.abort(new Error("during"));
        equal((await call).message, "during");
      },
    ),
  ),

  ...["cut", "drop"].map((does) =>
    check(`nodeFetch fails as fetch does when the connection goes: ${does}`, async ({ odd }) => {
      const { createShelf } = shelfClient({ endpoint: odd, fetch: nodeFetch(), retry: false });
      const error = await rejection(createShelf({ Do: does, Secret: "P@ss w0rd" }));
      ok(isAcsError(error), `it is no AcsError: ${error}`);
      equal(error.code, "NetworkError");
      lacks(`${error.stack} ${JSON.stringify(error)} ${(error.cause as Error).stack}`, ["P@ss", "P%40ss"]);
    }),
  ),

  check("the mock is a server in this process, too", async () => {
    const server = await listen(createEnsMock({ accessKeys: { testid: "testsecret" } }));
    try {
      const ens = createEnsClient({ credentials, endpoint: server.url });
      matches((await ens.shareAICImage({ ImageId: "mykey", Users: ["1"] })).RequestId, /^[0-9A-F-]{36}$/);
      const error = await rejection(ens.shareAICImage({ ImageId: "mykey", Users: Array(11).fill("1") }));
      equal(isAcsError(error) && error.code, "InvalidParameter.Users");
    } finally {
      await server.close();
    }
  }),
];

/** @param entries what people import: `@acskit/ens/actions` */
export const requiring = (entries: readonly string[]): Check[] =>
  entries.map((entry) =>
    check(`require("${entry}") gives what an import gives`, async () => {
      const required: object = createRequire(import.meta.url)(entry);
      const imported: object = await import(entry);
      const names = (module: object) =>
        Object.keys(module).filter((name) => !/^(default|__esModule|module\.exports)$/.test(name));
      ok(names(imported).length > 0, "it gives nothing");
      equal(names(required).sort(), names(imported).sort());
    }),
  );

const variables = { ALIBABA_CLOUD_ACCESS_KEY_ID: "testid", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "testsecret" };
