import { calls } from "./calls.ts";
import type { Check } from "./check.ts";
import { sources } from "./credentials.ts";
import { failures } from "./failures.ts";
import { listings } from "./listings.ts";
import { mock } from "./mock.ts";
import { secrecy } from "./secrets.ts";
import { signing } from "./signing.ts";

/** What holds on every runtime. */
export const everywhere: readonly Check[] = [
  ...signing,
  ...calls,
  ...failures,
  ...sources,
  ...secrecy,
  ...listings,
  ...mock,
];
