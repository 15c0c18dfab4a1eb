import { expect, it } from "vitest";
import { AcsError } from "./acs-error.ts";
import { type Reproduction, reproduce } from "./reproduce.ts";
import { libraryClient, shelfClient, smallClient } from "./testing/clients.ts";
import { refuse, serveFaults } from "./testing/faults.ts";

const fetch = async (): Promise<Response> => Response.json({ Code: "NoPermission" }, { status: 400 });

async function reproduced(call: Promise<unknown>): Promise<Reproduction> {
  const error: unknown = await call.catch((reason) => reason);
  return reproduce(error as AcsError) ?? expect.fail("nothing to reproduce");
}

it("gives a curl and an aliyun command with the values that are surely no secret", async () => {
  const call = shelfClient({ fetch }).createShelf({
    ShelfId: "s-1",
    PageSize: 10,
    Name: "hidden",
    Tag: [{ Key: "hidden" }],
    "it's": "hidden",
  });
  expect(await reproduced(call)).toEqual({
    curl:
      "curl -X POST 'https://shelf.example.com/?Name=<Name>&PageSize=10&ShelfId=s-1&Tag.1.Key=<Tag.1.Key>&it'\\''s=<it'\\''s>'" +
      " -H 'accept: application/json' -H 'x-acs-action: CreateShelf' -H 'x-acs-version: 2020-01-01'",
    aliyun:
      "aliyun shelf CreateShelf --Name '<Name>' --PageSize '10' --ShelfId 's-1' --Tag.1.Key '<Tag.1.Key>' --'it'\\''s' '<it'\\''s>'" +
      " --endpoint shelf.example.com --version 2020-01-01 --force",
  });
});

it("shows of forms and bodies the names at most", async () => {
  const form = await reproduced(shelfClient({ fetch }).setPassword({ ShelfId: "s-1", Password: "hidden" }));
  expect(form.curl).toContain("--data-raw 'Password=<Password>'");
  expect(form.aliyun).toContain("--ShelfId 's-1' --Password '<Password>' --endpoint");
  const body = await reproduced(libraryClient({ fetch }).updateBook({ BookId: "b-hidden", body: { a: "hidden" } }));
  expect(body.curl).toContain("curl -X PUT 'https://library.example.com/books/{BookId}'");
  expect(body.curl).toContain("--data-raw '<body>'");
  expect(body.aliyun).toContain("aliyun library PUT '/books/{BookId}' --body '<body>'");
  expect(JSON.stringify([form, body])).not.toContain("hidden");
});

it("encodes values as they are sent: of brackets in a URL, curl would make many URLs", async () => {
  const { curl, aliyun } = await reproduced(shelfClient({ fetch }).describeShelves({ ShelfIds: ["s-1", "s-2"] }));
  expect(curl).toContain("https://shelf.example.com/?ShelfIds=%5B%22s-1%22%2C%22s-2%22%5D'");
  expect(aliyun).toContain(`--ShelfIds '["s-1","s-2"]'`);
});

it.each([
  ["a name that sounds like a secret", { AccessKeyId: "hidden", TokenId: "hidden", UserDataType: "hidden" }, undefined],
  ["a parameter that its row calls secret", { RoomId: "hidden" }, "RoomId"],
  ["a part of one", { Login: [{ Id: "hidden" }] }, "Login Other"],
  ["a value that no id looks like", { RoomId: "hidden; rm -rf" }, undefined],
])("does not show %s", async (_, params, secrets) => {
  const action = { action: "OpenRoom", ...(secrets && { secrets }) };
  const commands = await reproduced(smallClient({ fetch }).call(action, params));
  expect(JSON.stringify(commands)).not.toContain("hidden");
});

it("knows no credentials", async () => {
  const { endpoint } = await serveFaults(refuse(400, "NoPermission"));
  const secrets = { accessKeyId: "hidden-id", accessKeySecret: "hidden-secret", securityToken: "hidden-token" };
  const headers = { "x-acs-mine": "hidden" };
  const call = shelfClient({ endpoint, credentials: secrets }).createShelf({}, { headers });
  expect(JSON.stringify(await reproduced(call))).not.toContain("hidden");
});

it("has nothing to say of an error that somebody else made", () => {
  expect(reproduce(new AcsError({ code: "A", message: "b", status: 0, action: "C" }))).toBeUndefined();
  const foreign = Object.defineProperty(new Error(), Symbol.for("@acskit/client.AcsError"), { value: true });
  expect(reproduce(foreign as AcsError)).toBeUndefined();
});
