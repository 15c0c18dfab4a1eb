import type { Command } from "./command.ts";
import { generateCommand } from "./generate.ts";

export const commands: Readonly<Record<string, Command>> = {
  generate: generateCommand,
};
