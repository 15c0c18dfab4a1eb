import { addCommand } from "./add.ts";
import { checkCommand } from "./check.ts";
import type { Command } from "./command.ts";
import { composeCommand } from "./compose.ts";
import { diffCommand } from "./diff.ts";
import { explainCommand } from "./explain.ts";
import { generateCommand } from "./generate.ts";
import { importCommand } from "./import.ts";
import { syncCommand } from "./sync.ts";

export const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  compose: composeCommand,
  diff: diffCommand,
  generate: generateCommand,
  check: checkCommand,
  explain: explainCommand,
  sync: syncCommand,
  add: addCommand,
};
