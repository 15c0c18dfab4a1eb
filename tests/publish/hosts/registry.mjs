// A registry of this machine's own, without any behind it: `node registry.mjs FOLDER`. Prints its port. What is written
// to its standard input, a package's name in a line, is refused the next time that it is published.
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { runServer } from "verdaccio";

const folder = process.argv[2] ?? ".";
const everybody = { access: "$all", publish: "$all", unpublish: "$all" };
const application = await runServer({
  self_path: join(folder, "config.yaml"),
  storage: join(folder, "storage"),
  auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 10 } },
  uplinks: {},
  packages: { "**": everybody },
  max_body_size: "50mb",
  log: { type: "stdout", format: "json", level: "fatal" },
  web: { enable: false },
});
const answer = application.listeners("request")[0];

const refused = new Set();
createInterface({ input: process.stdin })
  .on("line", (name) => refused.add(name))
  .on("close", () => process.exit(0)); // with the program that started it

const server = createServer((request, response) => {
  const name = decodeURIComponent(request.url?.slice(1) ?? "");
  if (request.method === "PUT" && !name.startsWith("-")) {
    const isRefused = refused.delete(name);
    console.log(`${isRefused ? "refused" : "published"} ${name}`);
    if (isRefused) {
      response.writeHead(403, { "content-type": "application/json" });
      request.resume();
      return void response.end('{"error":"refused for the rehearsal"}');
    }
  }
  answer(request, response);
});
server.listen(0, "127.0.0.1", () => console.log(`listening ${server.address().port}`));
