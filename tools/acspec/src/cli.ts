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
  if (!command) throw new Problem(`acspec has no command ${name}; it has ${Object.keys(commands).join(", ")}`);
  return command.run(args);
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
  const isUsage = String((error as { code?: string }).code ?? "").startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof Problem) && !isUsage) throw error;
  process.stderr.write(`acspec: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
