import { testClock } from "@acskit/client/clock";
import { createEnsClient, isAcsError } from "@acskit/ens";
import { paginate } from "@acskit/ens/pages";
import { waitFor } from "@acskit/ens/waiters";
import { type Check, check, equal, ok, rejection } from "./check.ts";
import { answer, credentials, scripted } from "./products.ts";

const instances = (from: number, to: number) =>
  answer({
    TotalCount: 5,
    Instances: { Instance: Array.from({ length: to - from + 1 }, (_, at) => ({ InstanceId: `i-${from + at}` })) },
  });

const state = (Status: string) => answer({ TotalCount: 1, Instances: { Instance: [{ InstanceId: "i-1", Status }] } });

export const listings: Check[] = [
  check("a listing in counted pages is walked to its end", async () => {
    const { fetch, sent } = scripted(instances(1, 2), instances(3, 4), instances(5, 5));
    const found: unknown[] = [];
    for await (const { InstanceId } of paginate(
      createEnsClient({ credentials, fetch }),
      "DescribeInstances",
      {},
      { pageSize: 2 },
    )) {
      found.push(InstanceId);
    }
    equal(found, ["i-1", "i-2", "i-3", "i-4", "i-5"]);
    equal(
      sent.map(({ url }) => `${url.searchParams.get("PageNumber")} of ${url.searchParams.get("PageSize")}`),
      ["1 of 2", "2 of 2", "3 of 2"],
    );
  }),

  check("a listing whose pages lead to each other is walked to its end", async () => {
    const tag = (TagKey: string, NextToken: string) => answer({ NextToken, TagResources: [{ TagKey }] });
    const { fetch, sent } = scripted(tag("a", "t-2"), tag("b", ""));
    const found: unknown[] = [];
    const listing = paginate(createEnsClient({ credentials, fetch }), "ListTagResources", { ResourceType: "instance" });
    for await (const one of listing) found.push(one.TagKey);
    equal(found, ["a", "b"]);
    equal(
      sent.map(({ url }) => url.searchParams.get("NextToken")),
      [null, "t-2"],
    );
  }),

  check("a limit ends a walk, and so does leaving the loop", async () => {
    const { fetch, sent } = scripted(instances(1, 2), instances(3, 4), instances(5, 5));
    const ens = createEnsClient({ credentials, fetch });
    const pages: number[] = [];
    for await (const page of paginate(ens, "DescribeInstances", {}, { limit: 3, pageSize: 2 }).pages()) {
      pages.push(page.Instances?.Instance?.length ?? 0);
    }
    equal([pages, sent.length], [[2, 2], 2]);
    for await (const _ of paginate(ens, "DescribeInstances")) break;
    equal(sent.length, 3);
  }),

  check("a page that repeats ends a walk with an error", async () => {
    const { fetch } = scripted(instances(1, 2));
    const walk = async () => {
      for await (const _ of paginate(
        createEnsClient({ credentials, fetch }),
        "DescribeInstances",
        {},
        { pageSize: 2 },
      ));
    };
    const error = await rejection(walk());
    equal(isAcsError(error) && error.code, "PagingFailed");
  }),

  check("a listing of ens-mock is walked over HTTP", async ({ ens }) => {
    const client = createEnsClient({ credentials, endpoint: ens });
    let pages = 0;
    for await (const page of paginate(client, "DescribeInstances", {}, { limit: 1 }).pages()) {
      ok(page.RequestId, "it has no request id");
      pages++;
    }
    equal(pages, 1);
  }),

  check("waitFor polls until the state is there", async () => {
    const { fetch, sent } = scripted(state("Pending"), state("Starting"), state("Running"));
    const clock = testClock();
    const ens = createEnsClient({ credentials, fetch, clock });
    const record = await waitFor(ens, "InstanceRunning", { InstanceId: "i-1" });
    equal([record.Status, sent.length, clock.sleeps.length], ["Running", 3, 2]);
  }),

  check("waitFor gives up at its deadline, and says what it last saw", async () => {
    const { fetch } = scripted(state("Pending"));
    const ens = createEnsClient({ credentials, fetch, clock: testClock() });
    const error = await rejection(waitFor(ens, "InstanceRunning", { InstanceId: "i-1" }, { deadlineMs: 60_000 }));
    ok(isAcsError(error), `it is no AcsError: ${error}`);
    equal([error.code, error.lastState], ["WaitTimeout", "Pending"]);
  }),
];
