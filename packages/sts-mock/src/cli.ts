#!/usr/bin/env node
import { serve } from "@acskit/mock/node";
import { createStsMock as create } from "./index.ts";

const { readFileSync } = process.getBuiltinModule("node:fs"); // an import of it is 6 ms of a start
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

process.exitCode = await serve(process.argv.slice(2), { name: "sts-mock", version, create });
