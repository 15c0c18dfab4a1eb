export { bumpOf } from "./bump.ts";
export type { Change, Severity } from "./change.ts";
export { diff } from "./diff.ts";
export { toMarkdown } from "./markdown.ts";
export { RULES } from "./rules/index.ts";
