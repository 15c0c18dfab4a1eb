#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { commands } from "./commands/index.ts";
import { Problem } from "./problem.ts";

const usage = `acspec: how API facts become packages

${Object.values(commands)
  .map((command) => `  acspec ${command.usage}\n      ${command.summary}`)
  .join("\n")}
`;

/** Runs a command; 0 done, 1 a check found something, 2 bad input. */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(usage);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Problem(`there is no command ${name}; there are ${Object.keys(commands).join(", ")}`);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(`acspec ${command.usage}\n    ${command.summary}\n`);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!String((error as { code?: string }).code ?? "").startsWith("ERR_PARSE_ARGS")) throw error;
    throw new Problem(`${(error as Error).message.split(". ")[0]}: acspec ${command.usage}`);
  }
}

enableCompileCache(); // the compiler and the validator are loaded when a command needs them

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`acspec: ${error.message}\n`);
  process.exitCode = 2;
}
