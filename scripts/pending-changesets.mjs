// Whether notes wait for a release, as an output of a workflow's step: `pending=true` or `pending=false`.
import { readdirSync } from "node:fs";

const notes = readdirSync(".changeset").filter((name) => name.endsWith(".md") && name !== "README.md");
console.log(`pending=${notes.length > 0}`);
