import type { Command } from "./command.ts";
import { composeCommand } from "./compose.ts";
import { generateCommand } from "./generate.ts";
import { importCommand } from "./import.ts";

export const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  compose: composeCommand,
  generate: generateCommand,
};
