import { expect, it } from "vitest";
import { fromUri } from "../../node.ts";
import { reasonOf } from "../testing/reason.ts";
import { answered, given, now, serving } from "../testing/server.ts";

it("finds the URI in the environment, where it is not given", async () => {
  const { url } = await serving(() => ({ body: answered }));
  expect(await fromUri({ env: { ALIBABA_CLOUD_CREDENTIALS_URI: url }, now: () => now })()).toEqual(given);
  expect(await fromUri({ uri: url, env: {}, now: () => now })()).toEqual(given);
});

it("names the variable in messages", async () => {
  expect(await reasonOf(fromUri({ env: {} }))).toBe("fromUri: ALIBABA_CLOUD_CREDENTIALS_URI is not set");
  expect(await reasonOf(fromUri({ env: { ALIBABA_CLOUD_CREDENTIALS_URI: "s3cret" } }))).toBe(
    "fromUri: ALIBABA_CLOUD_CREDENTIALS_URI is not a URL of http or https",
  );
});
