import { type ChildProcess, spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withSignature } from "@acskit/signer";
import { afterAll, afterEach, expect, it } from "vitest";
import { createMock } from "../../create-mock.ts";
import { shelves } from "../../testing/shelves.ts";
import { listen } from "../node.ts";

const script = fileURLToPath(new URL("../../testing/command.ts", import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function start(...args: string[]) {
  const child = spawn(process.execPath, ["--conditions=@acskit/source", script, ...args]);
  running.push(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  /** Waits until it has said so on standard output. */
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(said.out);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`it ended: ${said.out}${said.err}`);
      await new Promise((resolve) => child.stdout.once("data", resolve));
    }
  };
  return { child, said, ended, says };
}

it("serves with the keys it is given, and prints a line for each call and no secret", async () => {
  const { child, said, ended, says } = start(
    "--port",
    "0",
    "--access-key",
    "one:first:secret",
    "--access-key=two:second",
  );
  const [, url = ""] = await says(/Shelves 2020-01-01, 7 operations, on (http:\/\/127\.0\.0\.1:\d+)/);
  await says(/endpoint "http:\/\/127\.0\.0\.1:\d+", access key id one or two/);

  const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" };
  const as = (accessKeyId: string, accessKeySecret: string) =>
    withSignature({ credentials: { accessKeyId, accessKeySecret } })(fetch);
  expect((await as("one", "first:secret")(`${url}/?Name=walnut`, { method: "POST", headers })).status).toBe(200);
  expect((await as("two", "second")(url, { method: "POST", headers })).status).toBe(400);
  expect(
    (await as("two", "third")(url, { method: "POST", headers: { ...headers, "x-acs-action": "\u00ff[31m" } })).status,
  ).toBe(404);
  await says(/^200 CreateShelf$/m);
  await says(/^400 CreateShelf MissingName$/m);
  await says(/^404 \?\S* InvalidAction.NotFound$/m);

  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said.out).toContain("shelves-mock: stopped\n");
  expect(said.err).toBe("");
  expect(said.out).not.toMatch(/first|second|walnut/);
});

it("stops at SIGINT, too, connections or not", async () => {
  const { child, ended, says } = start("--", "--port=0");
  const [, url = ""] = await says(/on (http:\S+)/);
  await fetch(url);
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

it("speaks HTTP and HTTPS, keeps its state, prints why it refuses, and tidies up", async () => {
  const folder = mkdtempSync(join(tmpdir(), "acskit-serve-"));
  const file = join(folder, "state.json");
  const { child, said, ended, says } = start("--port=0", "--https", "--state", file);
  const [, url = ""] = await says(/on (http:\S+) and https:\/\/127\.0\.0\.1:\d+$/m);
  const [, trusted = "", fingerprint = ""] = await says(/certificate, to be trusted: (\S+\.pem), SHA-256 (\S+)$/m);
  expect(new X509Certificate(readFileSync(trusted)).fingerprint256).toBe(fingerprint);

  const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" };
  const signed = withSignature({ credentials: { accessKeyId: "testid", accessKeySecret: "wrong" } })(fetch);
  await signed(`${url}/?Name=walnut`, { method: "POST", headers });
  await says(/^400 CreateShelf SignatureDoesNotMatch\n {4}\S/m);
  const moved = await fetch(`${url}/_acskit/clock`, { method: "POST", body: '{"advance":"1h"}' });
  expect(moved.status).toBe(200);

  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said.err).toBe("");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ product: "Shelves 2020-01-01", time: 3_600_000 });
  expect([existsSync(trusted), readdirSync(folder)]).toEqual([false, ["state.json"]]);
  rmSync(folder, { recursive: true });
});

it.each([
  ["--help", /^shelves-mock \[--port 4010\].*--access-key ID:SECRET/s],
  ["--version", /^1\.2\.3\n$/],
])("answers %s", async (flag, text) => {
  const { said, ended } = start(flag);
  expect(await ended).toBe(0);
  expect(said.out).toMatch(text);
});

const taken = await listen(createMock(shelves));
afterAll(() => taken.close());

it.each([
  [["--prot", "4010"], "unknown flag --prot; --help lists what it takes"],
  [["-x"], "unknown flag -x; --help lists what it takes"],
  [["--port"], "--port needs a value; --help lists what it takes"],
  [["--help=yes"], "--help takes no value; --help lists what it takes"],
  [["testid:hm7secret"], "an argument that belongs to no flag; --help lists what it takes"],
  [["--access-keys=testid:hm7secret"], "unknown flag --access-keys; --help lists what it takes"],
  [["--access-key", "hm7secret"], "--access-key takes ID:SECRET, both not empty"],
  [["--access-key", ":hm7secret"], "--access-key takes ID:SECRET, both not empty"],
  [["--access-key", "testid:"], "--access-key takes ID:SECRET, both not empty"],
  [["--port", "eighty"], "--port takes a number from 0 to 65535"],
  [["--port", "65536"], "--port takes a number from 0 to 65535"],
  [["--port", "0", "--host", "192.0.2.1"], "192.0.2.1 is no address of this machine: choose another --host"],
  [
    ["--port", String(taken.port)],
    `port ${taken.port} on 127.0.0.1 is in use: stop what uses it, or choose another --port (0: any)`,
  ],
])("refuses %j in one line", async (args, message) => {
  const { said, ended } = start(...args);
  expect(await ended).toBe(2);
  expect(said).toEqual({ out: "", err: `shelves-mock: ${message}\n` });
});
