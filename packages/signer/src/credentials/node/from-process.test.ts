import { join } from "node:path";
import { expect, it } from "vitest";
import { fromProcess } from "../../node.ts";
import { homeWith } from "../testing/home.ts";
import { reasonOf } from "../testing/reason.ts";
import { expiration, given, now } from "../testing/server.ts";

const printed = {
  mode: "StsToken",
  access_key_id: given.accessKeyId,
  access_key_secret: given.accessKeySecret,
  sts_token: given.securityToken,
  expiration,
};

/** A program that runs a piece of JavaScript. */
const program = (script: string): string[] => [process.execPath, "-e", script];
const printing = (value: unknown): string[] => program(`console.log(${JSON.stringify(JSON.stringify(value))})`);

it.each([
  ["the CLI's fields", printed],
  [
    "those of STS",
    {
      AccessKeyId: "STS.testid",
      AccessKeySecret: "s3cretOfRole",
      SecurityToken: "t0kenOfRole",
      Expiration: expiration,
    },
  ],
])("reads what a program prints: %s", async (_, value) => {
  expect(await fromProcess(printing(value), { now: () => now })()).toEqual(given);
});

it("splits a text as a shell would, and runs no shell", async () => {
  const home = homeWith({
    "a tool.mjs": "console.log(JSON.stringify({ access_key_id: process.argv.at(-1), access_key_secret: 's' }))",
  });
  const line = `'${process.execPath}' "${join(home, "a tool.mjs")}" $HOME;id`;
  expect((await fromProcess(line)()).accessKeyId).toBe("$HOME;id");
});

it("takes an access key without an end, and does not run the program for every call", async () => {
  const provider = fromProcess(
    program("console.log(JSON.stringify({ access_key_id: String(process.pid), access_key_secret: 's' }))"),
  );
  expect(await provider()).toEqual(await provider());
});

it("gives the program the environment, and an empty standard input", async () => {
  const script = "process.stdin.on('data', () => {}).on('end', () => console.log(process.env.KEYS))";
  const env = { ...process.env, KEYS: JSON.stringify(printed) };
  expect(await fromProcess(program(script), { env, now: () => now })()).toEqual(given);
});

const node = `fromProcess: the program ${process.execPath}`;
it.each([
  ["no such program", ["/no/such/program", "s3cret"], "fromProcess: the program /no/such/program was not found"],
  ["a folder", ["/", "s3cret"], "fromProcess: the program / cannot be run (EACCES)"],
  ["an exit code", program("console.error('s3cret'); process.exit(3)"), `${node} ended with exit code 3`],
  ["a signal", program("process.kill(process.pid, 'SIGKILL')"), `${node} ended with signal SIGKILL`],
  ["far too much", program("process.stdout.write('s3cret'.repeat(300_000))"), `${node} printed more than 1 MiB`],
  ["no JSON", program("console.log('s3cret')"), `${node} printed something that is not a JSON object`],
  ["another mode", printing({ ...printed, mode: "RamRoleArn" }), `${node} printed a mode other than AK and StsToken`],
  ["no token", printing({ ...printed, sts_token: "" }), `${node} printed mode StsToken without an sts_token`],
  [
    "no id",
    printing({ ...printed, access_key_id: null }),
    `${node} printed credentials whose access_key_id is missing or empty`,
  ],
  [
    "a wrong date",
    printing({ ...printed, expiration: 12 }),
    `${node} printed credentials whose expiration is not a date such as 2024-05-06T07:08:09Z`,
  ],
])("says what happened: %s", async (_, command, message) => {
  expect(await reasonOf(fromProcess(command))).toBe(message);
});

it("stops a program that does not end", async () => {
  const reason = await reasonOf(fromProcess(program("setInterval(() => {}, 1000)"), { timeoutMs: 100 }));
  expect(reason).toBe(`${node} did not end within 100 ms`);
});

it.each([[""], ["  "], [[]], ["'a"]])("refuses the command %j when it is made", (command) => {
  expect(() => fromProcess(command)).toThrow("fromProcess: the command is empty, or a quote in it is not closed");
});

it("refuses a NUL character without showing the argument", () => {
  expect(() => fromProcess(["keys", "s3cret\0"])).toThrow(
    /^fromProcess: the command holds a NUL character. Remove it$/,
  );
});
