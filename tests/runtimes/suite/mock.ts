import { createEnsClient, isAcsError } from "@acskit/ens";
import { createEnsMock } from "@acskit/ens-mock";
import { type Check, check, equal, matches, ok, rejection } from "./check.ts";
import { credentials } from "./products.ts";

const accessKeys = { testid: "testsecret" };

export const mock: Check[] = [
  check("the mock as a fetch verifies a call and answers it, without a network", async () => {
    const ens = createEnsClient({ credentials, fetch: createEnsMock({ accessKeys }).fetch });
    matches((await ens.shareAICImage({ ImageId: "mykey", Users: ["1"] })).RequestId, /^[0-9A-F-]{36}$/);
  }),

  check("the mock refuses parameters as the service does", async () => {
    const ens = createEnsClient({ credentials, fetch: createEnsMock({ accessKeys }).fetch });
    const error = await rejection(ens.shareAICImage({ ImageId: "mykey", Users: Array(11).fill("1") }));
    equal(isAcsError(error) && error.code, "InvalidParameter.Users");
  }),

  check("the mock refuses a wrong secret and an unknown key", async () => {
    const codeFor = async (keys: typeof credentials) => {
      const ens = createEnsClient({ credentials: keys, fetch: createEnsMock({ accessKeys }).fetch });
      const error = await rejection(ens.describeRegionIsps());
      return isAcsError(error) && error.code;
    };
    equal(await codeFor({ ...credentials, accessKeySecret: "wrong" }), "SignatureDoesNotMatch");
    equal(await codeFor({ ...credentials, accessKeyId: "nobody" }), "InvalidAccessKeyId.NotFound");
  }),

  check("the mock takes a Request, and knows which are its own", async () => {
    const mock = createEnsMock({ accessKeys });
    const request = new Request("https://ens.aliyuncs.com/?Action=DescribeRegionIsps&Version=2017-11-10");
    ok(mock.matches(request) && !mock.matches(new Request("https://example.com/")), "it does not");
    equal((await mock.fetch(request)).status >= 400, true);
  }),
];
