import { createHmac } from "node:crypto";
import { withSignature } from "@acskit/signer";
import { stringToSignV1 } from "@acskit/signer/v1";
import { expect, it } from "vitest";
import { createMock } from "../create-mock.ts";
import { call, credentials } from "../testing/caller.ts";
import { shelves } from "../testing/shelves.ts";

const requestId = "F0000000-0000-0000-0000-000000000001";
const mock = createMock(shelves, { requestId: () => requestId });
/** Signed by hand: `withSignatureV1` always asks for a format. */
function older(parameters: Record<string, string> = {}): Promise<Response> {
  const all = Object.entries({
    Action: "CreateShelf",
    Version: "2020-01-01",
    Name: "oak",
    AccessKeyId: "testid",
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: crypto.randomUUID(),
    Timestamp: new Date().toISOString().replace(/\.\d+/, ""),
    ...parameters,
  });
  const Signature = createHmac("sha1", "testsecret&").update(stringToSignV1("GET", all)).digest("base64");
  return mock.fetch(`https://shelves.aliyuncs.com/?${new URLSearchParams([...all, ["Signature", Signature]])}`);
}

const accepting = (accept: string, action = "CreateShelf") =>
  withSignature({ credentials })(mock.fetch)("https://shelves.aliyuncs.com/?Name=oak", {
    method: "POST",
    headers: { "x-acs-action": action, "x-acs-version": "2020-01-01", accept },
  });

it("answers in JSON with a request id of the call's own", async () => {
  const response = await accepting("application/json");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
  expect(response.headers.get("x-acs-request-id")).toBe(requestId);
  expect(await response.json()).toEqual({
    ...(shelves.operations.CreateShelf?.answer as object),
    RequestId: requestId,
  });
});

it("fails in the service's shape", async () => {
  const { body } = await call(mock, "Nothing");
  expect(body).toEqual({
    RequestId: requestId,
    HostId: "shelves.aliyuncs.com",
    Code: "InvalidAction.NotFound",
    Message: "Shelves 2020-01-01 has no such operation.",
    Recommend: "https://api.aliyun.com/troubleshoot?q=InvalidAction.NotFound&product=Shelves",
  });
});

it("gives every answer another id in capitals, if no ids are given", async () => {
  const free = createMock(shelves);
  const ids = [await call(free, "CreateShelf", { Name: "oak" }), await call(free, "Nothing")].map(
    ({ body }) => body.RequestId,
  );
  for (const id of ids) expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  expect(new Set(ids).size).toBe(2);
});

const xml =
  "<?xml version='1.0' encoding='UTF-8'?><CreateShelfResponse>" +
  `<RequestId>${requestId}</RequestId><ShelfId>s-1</ShelfId>` +
  "<Books><Book><Title>A &amp; B</Title></Book><Book><Title>&lt;C&gt;</Title></Book></Books></CreateShelfResponse>";

it.each([
  ["the older signature without a format", () => older()],
  ["the older signature with the format XML", () => older({ Format: "xml" })],
  ["a caller who accepts nothing else", () => accepting("application/xml")],
])("answers %s in XML", async (_, send) => {
  const response = await send();
  expect(response.headers.get("content-type")).toBe("text/xml;charset=utf-8");
  expect(await response.text()).toBe(xml);
});

it("fails in XML where it would answer in XML", async () => {
  const response = await older({ Name: "" });
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(
    /^<\?xml version='1.0' encoding='UTF-8'\?><Error><RequestId>F0.*<HostId>shelves.aliyuncs.com<\/HostId><Code>MissingName<\/Code><Message>.*<\/Error>$/,
  );
});

it.each(["*/*", "application/xml, application/json", "text/html,application/xml;q=0.9,*/*", ""])(
  "answers in JSON to a caller who accepts %s",
  async (accept) => {
    expect((await accepting(accept)).headers.get("content-type")).toContain("json");
  },
);

it("refuses a format that is neither", async () => {
  const response = await older({ Format: "YAML" });
  expect([response.status, ((await response.json()) as { Code: string }).Code]).toEqual([
    400,
    "InvalidParameter.Format",
  ]);
});
