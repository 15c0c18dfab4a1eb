import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/**
 * What a script was started with. Anything else ends it, with one message and exit code 2.
 *
 * @param name of the script, as people call it
 */
export function optionsOf<const T extends ParseArgsOptionsConfig>(
  name: string,
  options: T,
): ReturnType<typeof parseArgs<{ options: T }>>["values"] {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const flags = Object.keys(options).map((flag) => `--${flag}`);
    const takes = flags.length === 0 ? "nothing" : flags.join(" and ");
    console.error(`${name}: ${(error as Error).message.split(". ")[0]}; it takes ${takes}`);
    process.exit(2);
  }
}
