import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { mswHandlers } from "@acskit/mock/msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";

// Runs twice: on msw 3, and on msw 2 (the project "msw2").
const mock = createEnsMock();
const server = setupServer(
  http.get("https://other.example.com/", () => HttpResponse.json({ other: true })),
  ...mswHandlers(mock),
);
const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

beforeAll(() => {
  // msw 2 knows the first name, msw 3 the second.
  const strict = { onUnhandledRequest: "error", onUnhandledFrame: "error" } as object;
  server.listen(strict);
});
afterAll(() => server.close());

it("answers a signed call", async () => {
  const ens = createEnsClient({ credentials });
  const { RequestId } = await ens.shareAICImage({ ImageId: "mykey", Users: ["14134343"] });
  expect(RequestId).toBeTruthy();
});

it("refuses a wrong secret as the service does", async () => {
  const ens = createEnsClient({ credentials: { ...credentials, accessKeySecret: "wrong" } });
  const error = await ens.describeRegionIsps().catch((reason: unknown) => reason);
  expect(isAcsError(error) && error.code).toBe("SignatureDoesNotMatch");
});

it("leaves the handlers of others alone", async () => {
  const response = await fetch("https://other.example.com/");
  expect(await response.json()).toEqual({ other: true });
});

it("leaves a request that nobody handles to the user's strict mode", async () => {
  await expect(fetch("https://nobody.example.com/")).rejects.toThrow();
});
