const { expect, test } = require("@jest/globals");
const { createEnsClient } = require("@acskit/ens");
const { createEnsMock } = require("@acskit/ens-mock");

test("lists nothing where there is nothing", async () => {
  const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
  const ens = createEnsClient({ credentials, fetch: createEnsMock().fetch });
  expect((await ens.describeInstances()).TotalCount).toBe(0);
});
