import { inspect } from "node:util";
import { expect, it } from "vitest";
import { AcsError, isAcsError } from "./acs-error.ts";
import { libraryClient, shelfClient } from "./testing/clients.ts";
import { serve, serveText } from "./testing/server.ts";

async function failure(status: number, text: string, headers?: Record<string, string>): Promise<AcsError> {
  const { endpoint } = await serveText(status, text, headers);
  const error: unknown = await shelfClient({ endpoint })
    .createShelf({ Name: "hidden-name" })
    .catch((reason) => reason);
  if (!isAcsError(error)) throw error;
  return error;
}

it("makes an error of the service's JSON", async () => {
  const detail = { AuthAction: "shelf:CreateShelf", NoPermissionType: "ImplicitDeny" };
  const error = await failure(
    400,
    JSON.stringify({
      RequestId: "4C2B0001",
      HostId: "shelf.example.com",
      Code: "InvalidParameter.Name\t",
      Message: "no such name.",
      Recommend: "https://help.example.com/",
      AccessDeniedDetail: detail,
    }),
  );
  expect(error).toBeInstanceOf(AcsError);
  expect(error.name).toBe("AcsError");
  expect(error.message).toBe("InvalidParameter.Name: no such name. (CreateShelf, request 4C2B0001)");
  expect({ ...error }).toEqual({
    code: "InvalidParameter.Name",
    status: 400,
    action: "CreateShelf",
    requestId: "4C2B0001",
    hostId: "shelf.example.com",
    recommend: "https://help.example.com/",
    accessDeniedDetail: detail,
    retryable: false,
    advice: "A parameter has a value that the service does not take; the message names it.",
  });
  expect(error.stack).toMatch(/^AcsError: InvalidParameter\.Name: /);
});

it("reads names in lower case, and codes that are numbers", async () => {
  expect(await failure(503, '\n {"code":503,"message":"busy","requestId":"4C2B0002"}')).toMatchObject({
    code: "503",
    status: 503,
    requestId: "4C2B0002",
    message: "503: busy (CreateShelf, request 4C2B0002)",
  });
});

const xml = `<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>4C2B0003</RequestId><HostId>h</HostId><Code>InvalidVersion
</Code><Message>a &lt; b &amp;amp; &#x4e2d;&#20013; &nope; &#x110000;</Message><Recommend><![CDATA[https://x/?a=1&b=<2>]]></Recommend></Error>`;

it.each(["text/xml;charset=utf-8", "text/xml; charset=utf-8", "application/json", ""])(
  "makes an error of the service's XML, called %j",
  async (type) => {
    expect(await failure(404, xml, { "content-type": type })).toMatchObject({
      code: "InvalidVersion",
      status: 404,
      requestId: "4C2B0003",
      recommend: "https://x/?a=1&b=<2>",
      message: "InvalidVersion: a < b &amp; 中中 &nope; &#x110000; (CreateShelf, request 4C2B0003)",
    });
  },
);

it.each([
  [
    "a page in HTML",
    502,
    "<html><head><style>a{b:c}</style></head><body><h1>502 Bad\n Gateway</h1></body></html>",
    "HTTP 502, text/html: 502 Bad Gateway",
  ],
  ["other text", 500, "upstream connect error", "HTTP 500, text/html: upstream connect error"],
  ["an empty body", 503, "", "HTTP 503, empty"],
  ["JSON that breaks off", 400, '{"Code":"Invali', 'HTTP 400, text/html: {"Code":"…"'],
  ["JSON without a code", 500, "{}", "HTTP 500, text/html: {}"],
  [
    "good JSON that breaks off",
    200,
    '{"RequestId":"4C2B0004-A","Password":"hidden","N":123456,"A":["hid\\"den","hid',
    'HTTP 200, text/html: {"RequestId":"…","Password":"…","N":…,"A":["…","…"',
  ],
  ["a good answer that is empty", 200, "", "HTTP 200, empty"],
  ["a good answer in HTML", 200, "<p>Log in</p>", "HTTP 200, text/html: Log in"],
  ["a good answer in XML", 200, "<Answer/>", "HTTP 200, text/html: "],
  ["a redirect", 302, "", "HTTP 302, a redirect, not followed"],
])("says of %s what it was", async (_, status, text, message) => {
  const headers = { "content-type": "text/html; charset=utf-8", "x-acs-request-id": "FROM-HEADER", location: "/else" };
  const error = await failure(status, text, headers);
  expect(error.message).toBe(`UnexpectedAnswer: ${message} (CreateShelf, request FROM-HEADER)`);
  expect(error).toMatchObject({ code: "UnexpectedAnswer", status, requestId: "FROM-HEADER" });
});

it.each(['{"RequestId":"4C2B-0005","Code":', "<Error><RequestId>4C2B-0005</RequestId><Co", "Request-Id: 4C2B-0005"])(
  "finds the request id in what broke off: %s",
  async (text) => {
    expect(await failure(500, text)).toMatchObject({ requestId: "4C2B-0005" });
  },
);

it("does not take a code in a good answer for a failure", async () => {
  for (const code of [0, 200, "Throttling.User"]) {
    const { endpoint } = await serveText(200, JSON.stringify({ Code: code, RequestId: "4C2B" }));
    expect(await shelfClient({ endpoint }).createShelf()).toEqual({ Code: code, RequestId: "4C2B" });
  }
});

it("keeps the digits of big integers in answers", async () => {
  const { endpoint } = await serveText(200, '{"Id":9007199254740993,"Ids":[1,-12345678901234567890],"Text":"#1"}');
  expect(await shelfClient({ endpoint }).createShelf()).toEqual({
    Id: 9007199254740993n,
    Ids: [1, -12345678901234567890n],
    Text: "#1",
  });
});

it.each([
  ["removeBook", 204, ""],
  ["removeBook", 200, ""],
  ["hasBook", 200, ""],
] as const)("takes an empty answer of a ROA product for a good one (%s, %d)", async (method, status, text) => {
  const { endpoint } = await serveText(status, text);
  expect(await libraryClient({ endpoint })[method]({ BookId: "b" })).toEqual({});
});

it("reports a connection that breaks off in the middle of an answer", async () => {
  const { endpoint } = await serve((response) => {
    response.writeHead(200, { "content-length": 100, "x-acs-request-id": "4C2B0006" });
    response.write('{"RequestId":');
    setImmediate(() => response.destroy());
  });
  const error = await shelfClient({ endpoint })
    .createShelf()
    .catch((reason) => reason);
  expect(error).toMatchObject({ code: "NetworkError", status: 200, requestId: "4C2B0006" });
  expect(error.cause).toBeInstanceOf(Error);
});

it("reports a connection that breaks off before an answer, and one that never was", async () => {
  const { endpoint } = await serve((response) => response.destroy());
  for (const place of [endpoint, "http://127.0.0.1:1"]) {
    const error = await shelfClient({ endpoint: place })
      .createShelf({ Name: "hidden" })
      .catch((reason) => reason);
    expect(error).toMatchObject({ code: "NetworkError", status: 0, action: "CreateShelf" });
    expect(error.message).toBe("NetworkError: no answer; see the cause (CreateShelf)");
    expect(error.cause).toBeInstanceOf(Error);
    expect(inspect(error)).not.toContain("hidden");
  }
});

it("knows the errors of another copy of the package, and only those", () => {
  const foreign = new Error("of another copy");
  Object.defineProperty(foreign, Symbol.for("@acskit/client.AcsError"), { value: true });
  expect(isAcsError(foreign)).toBe(true);
  expect(foreign).toBeInstanceOf(AcsError);
  class Special extends AcsError {}
  const fields = { code: "A", message: "b", status: 0, action: "C" };
  expect(foreign).not.toBeInstanceOf(Special);
  expect(new Special(fields)).toBeInstanceOf(Special);
  for (const other of [new Error("a"), null, undefined, "AcsError", { name: "AcsError" }]) {
    expect(isAcsError(other)).toBe(false);
    expect(other).not.toBeInstanceOf(AcsError);
  }
});
