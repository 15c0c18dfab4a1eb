import { it } from "vitest";

it.skip(
  "the stories in Chromium: Storybook or Chromium is missing; `npx -y pnpm@12 --dir examples/storybook install` installs the first",
);
