import { Problem } from "../problem.ts";
import type { Node } from "./node.ts";

/** Checks that a spec is OpenAPI 3.1. @throws Problem with the pointer of the first thing that is not */
export async function validate(spec: Node, file: string): Promise<void> {
  const { BaseResolver, createConfig, lintDocument, Source } = await import("@redocly/openapi-core"); // 0.4 s to load
  const config = await createConfig({ extends: ["spec"] });
  const problems = await lintDocument({
    document: { source: new Source(file, ""), parsed: spec },
    config,
    externalRefResolver: new BaseResolver(config.resolve),
  });
  const [first, ...more] = problems.filter(({ severity }) => severity === "error");
  if (!first) return;
  const place = first.location[0]?.pointer?.replace(/^#/, "");
  const others = more.length > 0 ? ` (and ${more.length} more)` : "";
  throw new Problem(`${first.message.trim()} (${first.ruleId})${others}`, { file, pointer: place });
}
