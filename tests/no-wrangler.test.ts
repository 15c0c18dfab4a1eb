import { it } from "vitest";

it.skip("the worker in workerd: Wrangler is not installed; `npx -y pnpm@12 --dir examples/worker install` does that");
