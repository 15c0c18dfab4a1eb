import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../testing/repository.ts";

// What compilers read of the packages as built.

const folder = join(root, "tests/.tmp/declarations");

const program = `
import { AcsError } from "@acskit/client";
import { retry } from "@acskit/client/retry";
import { AcsError as SameError, createEnsClient, isAcsError, type paths } from "@acskit/ens";
import { createClient, ens, ShareAICImage } from "@acskit/ens/actions";
import type { Middleware } from "openapi-fetch";
import createFetchClient from "openapi-fetch";

const credentials = { accessKeyId: "a", accessKeySecret: "b" };
const params = { ImageId: "mykey", Users: ["1"] };
const client = createEnsClient({ credentials });
const middleware: Middleware = { onRequest: ({ request }) => request };
client.api.use(middleware);
export const same: typeof AcsError = SameError;
export const method: string = (await client.shareAICImage(params)).RequestId;
export const constant: string = (await createClient(ens, { credentials, retry: retry() }).call(ShareAICImage, params)).RequestId;
export const path: string | undefined = (await client.api.POST("/ShareAICImage", { params: { query: params } })).data?.RequestId;
const plain = createFetchClient<paths>();
export const ofPlain: string | undefined = (await plain.POST("/ShareAICImage", { params: { query: params } })).error?.Code;
export const code = (error: unknown): "NoPermission" | undefined =>
  isAcsError(error, "ShareAICImage") && error.code === "NoPermission" ? error.code : undefined;
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    module: "nodenext",
    types: [],
    lib: ["es2022", "dom", "dom.iterable"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  writeFileSync(join(folder, "call.json"), JSON.stringify({ compilerOptions, files: ["call.ts"] }));
  writeFileSync(join(folder, "program.ts"), program);
  writeFileSync(join(folder, "call.ts"), 'export { createEnsClient } from "@acskit/ens";\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tsc = (...args: string[]) =>
  spawnSync(join(root, "node_modules/.bin/tsc"), args, { cwd: folder, encoding: "utf8" }).stdout;

it("fits together, whatever entry a type comes through, libraries checked", () => {
  expect(tsc("-p", ".")).toBe("");
});

it("is in few files, which every program and editor opens", () => {
  const files = tsc("-p", "call.json", "--listFilesOnly").split("\n");
  const ours = files.flatMap((file) => /packages\/(\w+)\/dist/.exec(file)?.[1] ?? []);
  const count = (name: string) => ours.filter((found) => found === name).length;
  expect(count("ens")).toBeLessThanOrEqual(6);
  expect(count("client")).toBeLessThanOrEqual(3);
  expect(count("signer")).toBeLessThanOrEqual(3);
});
