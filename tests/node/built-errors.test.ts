import { join } from "node:path";
import { inspect } from "node:util";
import { expect, it } from "vitest";
import { root } from "../testing/repository.ts";

// A bundler gives a class that names itself inside another name, and what prints errors shows the class's.

it("a call's error is printed under its name, from the packages as built", async () => {
  for (const built of ["client", "ens", "sts"]) {
    const { AcsError } = await import(join(root, `packages/${built}/dist/index.js`));
    const error = new AcsError({ code: "NoPermission", message: "not yours", status: 403, action: "CreateShelf" });
    expect(inspect(error)).toMatch(/^AcsError: NoPermission: not yours \(CreateShelf\)\n/);
    expect(error).toBeInstanceOf(AcsError);
  }
});

it("so is the error of a source of credentials", async () => {
  const { fromEnv } = await import(join(root, "packages/signer/dist/node.js"));
  const error = await Promise.resolve()
    .then(fromEnv({ env: {} }))
    .catch((reason: unknown) => reason);
  expect(inspect(error)).toMatch(/^CredentialsError: /);
});
