import { createEnsClient, isAcsError } from "@acskit/ens";
import { createClient, ens as product } from "@acskit/ens/actions";
import { createEnsMock } from "@acskit/ens-mock";
import { sign, withSignature } from "@acskit/signer";
import { cached, fromStatic, fromUri } from "@acskit/signer/credentials";
import { v1 } from "@acskit/signer/v1";
import { type Check, check, lacks, ok, rejection } from "./check.ts";
import { shelfClient } from "./products.ts";

const keys = { accessKeyId: "testid", accessKeySecret: "testsecret", securityToken: "sts-t0ken" };
const secrets = ["testsecret", "sts-t0ken", "P@ss", "P%40ss", "Signature="];

type Inspect = (value: unknown, options?: object) => string;
interface Host {
  process?: { getBuiltinModule?: (id: string) => { inspect?: Inspect } | undefined };
  Deno?: { inspect: Inspect };
  Bun?: { inspect: Inspect };
}

/** All that this runtime can make a text of a value with. */
function printed(value: unknown): string {
  const { process, Deno, Bun } = globalThis as unknown as Host;
  const inspects = [process?.getBuiltinModule?.("node:util")?.inspect, Deno?.inspect, Bun?.inspect];
  const texts = inspects.flatMap((inspect) =>
    inspect ? [inspect(value), inspect(value, { depth: 9, showHidden: true })] : [],
  );
  return [String(JSON.stringify(value)), String((value as Error).stack ?? ""), ...texts].join("\n");
}

const shown = (value: unknown): string => [printed(value), ...walked(value)].join("\n");

/** What a program finds that walks through enumerable fields, methods aside. */
function walked(value: unknown, depth = 0): string[] {
  if (typeof value !== "object" || value === null || depth > 6) return typeof value === "string" ? [value] : [];
  return Object.values(value).flatMap((part) => walked(part, depth + 1));
}

const objects: Record<string, () => unknown> = {
  "a client": () => createEnsClient({ credentials: keys }),
  "the small client": () => createClient(product, { credentials: keys }),
  "ens.api": () => createEnsClient({ credentials: keys }).api,
  "a signing layer": () => withSignature({ credentials: keys }),
  "a mock": () => createEnsMock({ accessKeys: { testid: "testsecret" } }),
  "credentials of the older signature": () => v1(keys),
  "a static provider": () => fromStatic(keys),
  "a provider that asks a URI": () => fromUri({ uri: "http://127.0.0.1:9/?key=testsecret" }),
  "a cached provider that has been asked": async () => {
    const provider = cached("suite", async () => keys);
    await provider();
    return provider;
  },
};

export const secrecy: Check[] = [
  ...Object.entries(objects).map(([what, make]) =>
    check(`nothing secret shows when ${what} is inspected, walked or turned into JSON`, async () => {
      lacks(shown(await make()), secrets);
    }),
  ),

  check("nothing secret shows when credentials that a provider gave are inspected or turned into JSON", async () => {
    const given = await cached("suite", async () => keys)();
    lacks(printed(given), secrets);
  }),

  ...["json", "xml", "html", "truncate", "cut", "drop", "mismatch"].map((does) =>
    check(`nothing secret shows in the error of a call that is answered by: ${does}`, async ({ odd }) => {
      const client = shelfClient({ endpoint: odd, credentials: keys, retry: false });
      const error = await rejection(client.setPassword({ Do: does, Password: "P@ss w0rd", Secret: "P@ss w0rd" }));
      ok(isAcsError(error), `it is no AcsError: ${error}`);
      lacks(`${shown(error)}\n${error.reproduce()?.curl}\n${error.reproduce()?.aliyun}`, secrets);
    }),
  ),

  check("the transport's failure, kept as the cause, shows no query", async () => {
    const client = shelfClient({ endpoint: "http://127.0.0.1:9", credentials: keys, retry: false });
    lacks(shown(await rejection(client.createShelf({ Secret: "P@ss w0rd" }))), secrets);
  }),

  check("what is refused before it is signed is not shown", async () => {
    const request = new Request("https://shelf.example.com/", { method: "POST" });
    lacks(shown(await rejection(sign(request, { credentials: { ...keys, accessKeyId: "" } }))), secrets);
  }),
];
