// The least that a mock server can be: node:http and a table of answers.
import { createServer } from "node:http";

const answers = { ShareAICImage: { RequestId: "4C2B9B5F-3A0D-4C7E-9A63-6B1D0E6C8A01" } };

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    const text = JSON.stringify(answers[request.headers["x-acs-action"]]);
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    response.end(text);
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
