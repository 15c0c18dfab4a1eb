import type { Command } from "./command.ts";

export const commands: Readonly<Record<string, Command>> = {};
