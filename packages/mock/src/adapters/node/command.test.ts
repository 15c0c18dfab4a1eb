import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withSignature } from "@acskit/signer";
import { afterAll, expect, it } from "vitest";
import { createMock, createMockWith } from "../../create-mock.ts";
import type { MockOptions } from "../../mock.ts";
import { call } from "../../testing/caller.ts";
import { pantry } from "../../testing/pantry.ts";
import { shelves } from "../../testing/shelves.ts";
import { parseCommand } from "./command.ts";
import { configured } from "./configured.ts";
import { stateFile } from "./state-file.ts";

const folder = mkdtempSync(join(tmpdir(), "acskit-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

const create = (options: MockOptions) => createMockWith(pantry, shelves, options);
const made = (...argv: string[]) => configured(parseCommand(argv), create, () => {});

let count = 0;
function fileWith(content: unknown): string {
  const file = join(folder, `${++count}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

it.each([
  [[], undefined],
  [["--https"], 4011],
  [["--https", "--port", "0"], 0],
  [["--https", "--port", "65535"], 0],
  [["--https-port", "4443"], 4443],
  [["--https", "--https-port=0"], 0],
])("%j listens for HTTPS on %s", (argv, port) => {
  expect(parseCommand(argv).httpsPort).toBe(port);
});

it("gives keys to the account that was named before them", async () => {
  const { mock, keyNames } = made("--access-key=a:1", "--account", "2", "--access-key=b:2", "--access-key=c:3");
  expect(keyNames).toEqual(["a", "b (account 2)", "c (account 2)"]);
  const signed = withSignature({ credentials: { accessKeyId: "c", accessKeySecret: "3" } })(mock.fetch);
  const headers = { "x-acs-action": "CreateShelf", "x-acs-version": "2020-01-01" };
  await signed("https://shelves.aliyuncs.com/?Name=oak", { method: "POST", headers });
  expect(mock.calls()[0]).toMatchObject({ status: 200, caller: expect.stringContaining("::2:") });
});

it("knows the usual key only if nobody has one", () => {
  expect(made().keyNames).toEqual(["testid"]);
  expect(made("--access-key", "a:1").keyNames).toEqual(["a"]);
  expect(made("--config", fileWith({ accounts: { 2: { accessKeys: { b: "2" } } } })).keyNames).toEqual([
    "b (account 2)",
  ]);
});

it("takes accounts, time and what is there from a file, and flags add keys to it", () => {
  const file = fileWith({
    accessKeys: { a: "1" },
    accounts: { 2: { accessKeys: { b: "2" }, users: { kim: {} } } },
    clock: "manual",
    scenario: { resources: { Shelf: [{ Name: "oak" }] } },
  });
  const { mock, keyNames } = made("--config", file, "--account", "2", "--access-key", "c:3");
  expect(keyNames).toEqual(["a", "b (account 2)", "c (account 2)"]);
  expect(mock.clock.mode).toBe("manual");
  mock.seed("Shelf", { Name: "elm" });
  mock.reset();
  expect(mock.records("Shelf")).toEqual([{ ShelfId: "s-1", Name: "oak" }]);
});

it.each([
  ["{ secret", "it is not JSON"],
  [[], "the file is not an object"],
  [{ port: 1 }, "the file: there is no port; there are accessKeys, accounts, clock, settle, seed, limits, scenario"],
  [{ accounts: { me: {} } }, "accounts.me: the id of an account is made of digits"],
  [{ accessKeys: { a: 5 } }, "accessKeys: the secret of the access key a is not a text"],
  [{ accounts: 5 }, "accounts is not an object of accounts by their id"],
  [{ clock: "slow" }, 'clock is "immediate"'],
  [{ scenario: { resources: { Book: [{}] } } }, "scenario: resources.Book[0]: there is no resource Book"],
])("refuses a configuration file with %j", (content, message) => {
  const file = fileWith(content);
  expect(() => made("--config", file)).toThrow(`--config: ${file}: ${message}`);
});

it.each([
  [["--config", join(folder, "none.json")], "--config: cannot read "],
  [["--config="], "--config takes the name of a file"],
  [["--state="], "--state takes the name of a file"],
  [["--https-port", "x"], "--https-port takes a number from 0 to 65535"],
  [["--https=yes"], "--https takes no value"],
  [["--account", "me"], "--account takes the id of an account, which is made of digits"],
  [["--account"], "--account needs a value"],
  [["--access-key=a:1", "--account=2", "--access-key=a:2"], "--access-key: the access key a is in accessKeys and in "],
])("refuses %j", (argv, message) => {
  expect(() => made(...argv)).toThrow(message);
});

it("keeps state in a file from one start to the next, written whole", async () => {
  const file = join(folder, "state.json");
  const complaints: string[] = [];
  const start = () => {
    const mock = createMockWith(pantry, shelves);
    return { mock, kept: stateFile(mock, file, (message) => complaints.push(message)) };
  };
  const first = start();
  await call(first.mock, "CreateShelf", { Name: "oak" });
  first.kept.changed();
  first.kept.flush();
  expect(start().mock.records("Shelf")).toEqual([{ ShelfId: "s-1", Name: "oak" }]);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(complaints).toEqual([]);
});

it("refuses a file with something else, which stays as it is, and a place where it cannot write", () => {
  const mock = createMock(shelves);
  const half = fileWith('{"product":');
  expect(() => stateFile(mock, half, () => {})).toThrow(`--state: ${half} is not used: restore: this is no snapshot`);
  expect(readFileSync(half, "utf8")).toBe('{"product":');
  const nowhere = join(folder, "no", "state.json");
  expect(() => stateFile(mock, nowhere, () => {})).toThrow(`--state: cannot write ${nowhere}: ENOENT`);
  expect(() => stateFile(mock, folder, () => {})).toThrow(`--state: cannot read ${folder}: EISDIR`);
});
