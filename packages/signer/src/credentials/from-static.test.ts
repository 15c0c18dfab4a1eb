import { expect, it } from "vitest";
import { fromStatic } from "./index.ts";

it("gives an access key, or a temporary one, at once", () => {
  const key = { accessKeyId: "testid", accessKeySecret: "s3cretOfKey" };
  expect(fromStatic(key)()).toEqual(key);
  const temporary = { ...key, securityToken: "t0ken+/=" };
  expect(fromStatic(temporary)()).toEqual(temporary);
});

it.each([
  [undefined, "accessKeyId is missing or empty"],
  [{ accessKeyId: "testid", accessKeySecret: "" }, "accessKeySecret is missing or empty"],
  [{ accessKeyId: "testid", accessKeySecret: "s", securityToken: "t0ken " }, "securityToken has blanks, line breaks"],
])("refuses %j when it is made", (wrong, message) => {
  expect(() => fromStatic(wrong as never)).toThrow(`fromStatic: ${message}`);
});
