#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { serve } from "@acskit/mock/node";
import { createEnsMock as create } from "./index.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

process.exitCode = await serve(process.argv.slice(2), { name: "ens-mock", version, create });
