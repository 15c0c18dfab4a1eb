import { expect, it } from "vitest";
import { CredentialsError, chain, fromStatic } from "./index.ts";
import { errorOf } from "./testing/reason.ts";

const absent = (): never => {
  throw new CredentialsError("fromHere", "NAME is not set");
};

it("takes the first source that gives credentials, and stays with it", async () => {
  let asked = 0;
  const first = fromStatic({ accessKeyId: "first", accessKeySecret: "s" });
  const later = fromStatic({ accessKeyId: "later", accessKeySecret: "s" });
  const provider = chain([() => (++asked === 1 ? absent() : first()), later]);
  for (let calls = 0; calls < 3; calls++) expect((await provider()).accessKeyId).toBe("later");
  expect(asked).toBe(1);
});

it("does not turn to another identity when the one it found fails later", async () => {
  let asked = 0;
  const once = () => (++asked === 1 ? { accessKeyId: "first", accessKeySecret: "s" } : absent());
  const provider = chain([once, fromStatic({ accessKeyId: "later", accessKeySecret: "s" })]);
  await provider();
  expect(() => provider()).toThrow("NAME is not set");
});

it("searches once for all calls that wait, and again after it found nothing", async () => {
  let asked = 0;
  const provider = chain([async () => (++asked === 1 ? absent() : { accessKeyId: "id", accessKeySecret: "s" })]);
  const calls = await Promise.allSettled([provider(), provider(), provider()]);
  expect(calls.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(asked).toBe(1);
  expect((await provider()).accessKeyId).toBe("id");
});

it("says which permission Deno wants, and no more of the error", async () => {
  const refused = Object.assign(new Error('Requires env access to "s3cret", run again with the --allow-env flag'), {
    name: "NotCapable",
  });
  const error = await errorOf(chain([() => Promise.reject(refused)]));
  expect(error.message).toMatch(/\n {2}- source 1: Deno does not let it; run the program with --allow-env$/);
});

it("lists every source with its reason; of foreign errors the name alone, themselves in errors", async () => {
  const foreign = new RangeError("s3cretOfKey");
  const rejects = async (): Promise<never> => {
    throw foreign;
  };
  const inner = chain([absent, absent], "inner");
  const error = await errorOf(chain([absent, rejects, inner], "outer"));
  expect(error.message).toBe(
    [
      "outer: no source gave credentials",
      "  - fromHere: NAME is not set",
      "  - source 2: it threw RangeError",
      "  - inner: no source gave credentials",
      "    - fromHere: NAME is not set",
      "    - fromHere: NAME is not set",
    ].join("\n"),
  );
  expect(error.source).toBe("outer");
  expect(error.errors?.[1]).toBe(foreign);
});
