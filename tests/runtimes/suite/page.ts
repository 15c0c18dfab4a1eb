// The suite in a page: where the services are stands in its query; results are posted to where it came from.
import { runChecks } from "./check.ts";
import { everywhere } from "./everywhere.ts";

const there = JSON.parse(new URL(location.href).searchParams.get("there") ?? "");
await fetch("/results", { method: "POST", body: JSON.stringify(await runChecks(everywhere, there)) });
