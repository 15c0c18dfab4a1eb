import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packagesOf } from "../../../tools/release/src/packages.ts";
import { root } from "../../testing/repository.ts";

const mocks = packagesOf(root)
  .filter(({ name }) => name.endsWith("-mock"))
  .map(({ folder }) => pathToFileURL(join(root, folder, "src/index.ts")).href);

/** Runs a sample in a process of its own, where mocks answer. Gives what is wrong, empty if nothing is. */
export function runSample(folder: string, file: string): Promise<string> {
  const service = pathToFileURL(join(root, "tests/testing/service.mjs")).href;
  const flags = ["--conditions=@acskit/source", "--no-warnings", "--import", service];
  const { PATH = "" } = process.env;
  const env = { PATH, HOME: folder, MOCKS: JSON.stringify(mocks), NODE_COMPILE_CACHE: `${folder}/.cache`, ...keys };
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, file], { cwd: folder, env, timeout: 50_000 }, (error, stdout, stderr) => {
      resolve(error ? `${file}: ${stderr || stdout || error.message}` : "");
    });
  });
}

/** As a program finds them where it is deployed. */
const keys = { ALIBABA_CLOUD_ACCESS_KEY_ID: "testid", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "testsecret" };
