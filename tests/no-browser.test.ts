import { it } from "vitest";

it.skip("browser tests: no Chromium at /usr/bin/chromium; install the package chromium, or name one in CHROMIUM");
