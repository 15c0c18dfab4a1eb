import { expect, it } from "vitest";
import { fromEnv } from "../../node.ts";

const env = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: "testid",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s3cretOfKey",
  ALIBABA_CLOUD_SECURITY_TOKEN: "",
};

it("reads key and token for every call", () => {
  const changing: Record<string, string> = { ...env };
  const provider = fromEnv({ env: changing });
  expect(provider()).toEqual({ accessKeyId: "testid", accessKeySecret: "s3cretOfKey" });
  changing.ALIBABA_CLOUD_SECURITY_TOKEN = "t0ken";
  expect(provider()).toMatchObject({ securityToken: "t0ken" });
});

it.each([
  [{ ALIBABA_CLOUD_ACCESS_KEY_ID: "" }, "ALIBABA_CLOUD_ACCESS_KEY_ID is not set"],
  [
    { ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined },
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set, though ALIBABA_CLOUD_ACCESS_KEY_ID is. Set both",
  ],
  [{ ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s3cret\n" }, "ALIBABA_CLOUD_ACCESS_KEY_SECRET has blanks, line breaks"],
  [{ ALIBABA_CLOUD_SECURITY_TOKEN: " t0ken" }, "ALIBABA_CLOUD_SECURITY_TOKEN has blanks, line breaks"],
])("names the variable for %j", (wrong, message) => {
  expect(() => fromEnv({ env: { ...env, ...wrong } })()).toThrow(`fromEnv: ${message}`);
});
