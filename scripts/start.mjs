// The whole way, once: facts → spec → packages → a signed, typed call that the embedded mock verifies.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = (text) => paint(1, text);
const dim = (text) => paint(2, text);

let step = 0;
const heading = (title, command) =>
  console.log(`\n${bold(`${++step}. ${title}`)}${command ? `   ${dim(command)}` : ""}`);
const indented = (text, mark = "  ") => console.log(text.trimEnd().replaceAll(/^/gm, mark));

/** Runs a step as a reader could run it, and gives the lines of what it says. */
function run(title, command, args) {
  heading(title, `pnpm ${command === "node" ? "acspec" : command} ${args.slice(command === "node" ? 1 : 0).join(" ")}`);
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    env: { TURBO_TELEMETRY_DISABLED: "1", ...process.env },
  });
  if (status !== 0) {
    indented(`${stdout}\n${stderr}`);
    console.error(`\nstart stopped: \`${command} ${args.join(" ")}\` failed`);
    process.exit(1);
  }
  return stdout.trimEnd().split("\n");
}

const acspec = "tools/acspec/src/cli.ts";
const figures = /^ *\d+ {2}(operations|groups|parameters|fields|error codes|sample answers|odd things)/;

for (const product of readdirSync("specs").filter((name) => existsSync(`specs/${name}/upstream.json`))) {
  const facts = `specs/${product}/upstream.json`;
  const report = run(`${product}, facts: what the vendor's metadata says`, "node", [
    acspec,
    "import",
    facts,
    "--out",
    facts,
    "--brief",
  ]);
  indented(report.filter((line) => figures.test(line)).join("\n"));
  const spec = run(`${product}, spec: facts, our corrections and our texts, composed`, "node", [
    acspec,
    "compose",
    facts,
    "--out",
    `specs/${product}/openapi.yaml`,
  ]);
  indented(spec.join("\n"));
}

const generated = run("Sources: types and tables of the client and the mock", "turbo", ["run", "generate"]);
indented(generated.find((line) => line.includes("generated files"))?.replace(/^\S+ /, "") ?? "");

run("Packages", "turbo", ["run", "build", "--only", "--output-logs=errors-only"]);
for (const name of readdirSync("packages").filter((name) => existsSync(`packages/${name}/dist`))) {
  const files = readdirSync(join("packages", name, "dist"), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const bytes = files
    .filter((file) => file.name.endsWith(".js"))
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  console.log(
    `  ${`@acskit/${name}`.padEnd(18)} ${String(files.length).padStart(3)} files, ${Math.ceil(bytes / 1024)} KiB of JavaScript`,
  );
}

const { createEnsClient } = await import("@acskit/ens");
const { createEnsMock } = await import("@acskit/ens-mock");
const { canonicalRequest, stringToSign } = await import("@acskit/signer");

const mock = createEnsMock({ accessKeys: { testid: "testsecret" } });
const clientWith = (accessKeySecret, fetch = mock.fetch) =>
  createEnsClient({ regionId: "cn-hangzhou", credentials: { accessKeyId: "testid", accessKeySecret }, fetch });

heading("A call", `await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] })`);
const ens = clientWith("testsecret", async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  console.log(`\n  ${bold("the request as sent")}`);
  indented(`${request.method} ${url}`, "    ");
  for (const [name, value] of Object.entries(headers)) indented(`${name}: ${value}`, "    ");

  const signed = Object.fromEntries(
    Object.entries({ ...headers, host: url.host }).filter(([name]) => /^(host|content-type|x-acs-.*)$/.test(name)),
  );
  const canonical = canonicalRequest({
    method: request.method,
    path: url.pathname,
    query: [...url.searchParams],
    headers: signed,
    bodyHash: headers["x-acs-content-sha256"],
  });
  console.log(`\n  ${bold("canonical request")}`);
  indented(canonical, "    ");
  console.log(`\n  ${bold("string to sign")}`);
  indented(await stringToSign(canonical), "    ");
  console.log(`\n  ${bold("Authorization")}`);
  indented(headers.authorization.replaceAll(",", ",\n  "), "    ");

  const response = await mock.fetch(request);
  console.log(`\n  ${bold("the mock verified it and answered")}`);
  indented(`${response.status} ${await response.clone().text()}`, "    ");
  return response;
});
const { RequestId } = await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] });
console.log(`\n  RequestId ${bold(RequestId)}`);

async function refused(title, call) {
  heading(title);
  const error = await call().then(
    () => undefined,
    (reason) => reason,
  );
  if (error?.name !== "AcsError") {
    console.error("start stopped: this call should have been refused", error);
    process.exit(1);
  }
  indented(`${error.name} ${error.status} ${bold(error.code)}\n${error.message}`);
}
await refused("The same call with a wrong secret", () =>
  clientWith("wrong").shareAICImage({ ImageId: "mykey", Users: ["14134343"] }),
);
await refused("The same call with eleven users, where ten are allowed", () =>
  clientWith("testsecret").shareAICImage({ ImageId: "mykey", Users: Array.from({ length: 11 }, (_, at) => `${at}`) }),
);

const operations = Object.keys(JSON.parse(readFileSync("specs/ens/upstream.json", "utf8")).apis).length;
console.log(`
${bold("Next")}
  npx -y pnpm@12 test                          the tests
  npx -y pnpm@12 acspec explain ShareAICImage  where each fact of an operation comes from (${operations} operations)
  npx -y pnpm@12 ens-mock --port 4010          the mock as a server, for any language
  README.md, docs/                             how to use the packages`);
