// Answers every call the same, by node:http alone.
import { createServer } from "node:http";

const answer = JSON.stringify({
  RequestId: "4C2B9B5F-3A0D-4C7E-9A63-6B1D0E6C8A01",
  Images: [{ ImageId: "mykey", Status: "Available", Users: ["14134343"] }],
});
const headers = { "content-type": "application/json;charset=utf-8", "content-length": Buffer.byteLength(answer) };

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, headers).end(answer));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
