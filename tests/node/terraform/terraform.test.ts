import { createEnsMock } from "@acskit/ens-mock";
import { listen } from "@acskit/mock/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Fields, ourClient, signedAsBefore, signedAsToday, type Talk } from "./talk.ts";
import { type Run, type Step, workflow } from "./workflow.ts";

type Mock = ReturnType<typeof createEnsMock>;

/** States take ten seconds of the mock's clock, which every wait moves on. */
const newMock = (): Mock => createEnsMock({ settle: "10s", seed: 7 });

async function serverOf(mock: Mock): Promise<string> {
  const { url, close } = await listen(mock);
  onTestFinished(close);
  return url;
}

/** Request ids and times aside: they are different in any two runs. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value === "string") return value.replace(/^\d{4}-\d\d-\d\d[T ][\d:]{5,8}Z?$|^\d{13}$/, "(time)");
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== "RequestId");
  return Object.fromEntries(kept.map(([name, inner]) => [name, comparable(inner)]));
}

/** Writes down what is answered; of a wait its end alone. */
function runBy(talk: Talk): { run: Run; told: unknown[] } {
  const told: unknown[] = [];
  let waiting = 0;
  const call: Talk["call"] = async (action, parameters) => {
    const answer = await talk.call(action, parameters).catch((error: Fields) => ({ Code: error.code, error }));
    const { error, ...fields } = answer as Fields;
    if (!waiting) told.push([action, comparable(fields)]);
    if (error) throw error;
    return answer;
  };
  const until: Talk["until"] = async (poll) => {
    waiting++;
    await talk.until(poll).finally(() => waiting--);
    if (poll.holds(await poll.read())) return;
    throw new Error("what was waited for is over at once");
  };
  return { run: { ids: {}, call, until, all: talk.all }, told };
}

/** The document's order, or another that keeps to what steps need: the first of those that are ready, as `pick` says. */
function ordered(pick: (ready: number) => number): [name: string, step: Step][] {
  const left = Object.entries(workflow);
  const done: [string, Step][] = [];
  while (left.length > 0) {
    const isDone = (name: string) => done.some(([other]) => other === name);
    const ready = left.filter(([, { needs }]) => needs.every(isDone));
    const next = ready[pick(ready.length)] as [string, Step];
    done.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return done;
}

/** What a plan looks at: every record by nothing but its id. */
async function refresh(run: Run): Promise<Record<string, unknown>> {
  const records: Record<string, unknown> = {};
  for (const [name, { read }] of Object.entries(workflow)) if (read) records[name] = await read(run);
  const tagged = { ResourceType: "disk", ResourceId: [run.ids.disk] };
  records.tags = (await run.call("ListTagResources", tagged)).TagResources;
  for (const [name, record] of Object.entries(records)) expect(record, name).toBeDefined();
  return records;
}

/** The two data sources, which page. */
async function dataSources(run: Run): Promise<Fields[]> {
  const pairs = await run.all({
    action: "DescribeKeyPairs",
    parameters: { KeyPairName: run.ids.keyPair },
    items: ({ KeyPairs }) => (KeyPairs as { KeyPair: Fields[] }).KeyPair,
    next: "PageNumber",
  });
  const groups = await run.all({
    action: "DescribeSecurityGroups",
    parameters: {},
    items: ({ SecurityGroups }) => (SecurityGroups as { SecurityGroup: Fields[] }).SecurityGroup,
    next: "NextToken",
  });
  return [...pairs, ...groups];
}

/** Makes everything, finds it unchanged, notices what others change, destroys it. */
async function play(talk: Talk, mock: Mock, order: [string, Step][], destroyed: [string, Step][]): Promise<unknown[]> {
  const { run, told } = runBy(talk);
  for (const [, step] of order) await step.apply(run);

  const first = await refresh(run);
  expect(await refresh(run)).toEqual(first); // the plan is empty
  await mock.clock.advance("1h");
  expect(await refresh(run)).toEqual(first);
  const imported = runBy(talk).run;
  Object.assign(imported.ids, run.ids);
  expect(await refresh(imported)).toEqual(first);
  told.push(comparable(await dataSources(run)));

  await run.call("UntagResources", { ResourceType: "disk", ResourceId: [run.ids.disk], TagKey: ["stage"] });
  const port = { IpProtocol: "tcp", PortRange: "22/22", SourceCidrIp: "0.0.0.0/0" };
  await run.call("AuthorizeSecurityGroup", { SecurityGroupId: run.ids.securityGroup, ...port });
  const drifted = await refresh(run);
  expect(drifted.tags).toEqual([]);
  const opened = { ...port, Direction: "ingress", Policy: "accept", Priority: 1 };
  expect(drifted.securityGroup).toMatchObject({
    Permissions: { Permission: expect.arrayContaining([expect.objectContaining(opened)]) },
  });
  const changed = Object.keys(drifted).filter((name) => !isSame(drifted[name], first[name]));
  expect(changed.sort()).toEqual(["attachment", "disk", "securityGroup", "tags"]);

  for (const [, step] of destroyed) await step.destroy?.(run);
  mock.expectNoLeaks();
  told.push(comparable(await whatIsLeft(run)));
  return told;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const lists = [
  ...["DescribeInstances", "DescribeDisks", "DescribeSnapshots", "DescribeSelfImages", "DescribeKeyPairs"],
  ...["DescribeNetworks", "DescribeVSwitches", "DescribeSecurityGroups", "DescribeNetworkInterfaces"],
  ...["DescribeEnsEipAddresses", "DescribeNatGateways", "DescribeLoadBalancers"],
];

/** Every list is there, and has nothing in it. */
async function whatIsLeft(run: Run): Promise<Fields[]> {
  const answers = [];
  for (const action of lists) {
    const answer = await run.call(action, { EnsRegionId: "cn-chenzhou-telecom_unicom_cmcc" });
    expect(JSON.stringify(answer), action).toContain("[]");
    expect(JSON.stringify(answer), action).not.toContain("[{");
    answers.push(answer);
  }
  return answers;
}

const document = ordered(() => 0);
const backwards = document.toReversed();

const ways: [name: string, talk: (mock: Mock) => Promise<Talk>][] = [
  ["signed as the Terraform provider does, HMAC-SHA1", async (mock) => signedAsBefore(mock, await serverOf(mock))],
  ["signed as clients of today do, ACS3-HMAC-SHA256", async (mock) => signedAsToday(mock, await serverOf(mock))],
  ["our client, over a socket", async (mock) => ourClient(mock, await serverOf(mock))],
  ["our client, in process", async (mock) => ourClient(mock)],
];

describe("the Terraform provider's workflow", () => {
  const transcripts = new Map<string, unknown[]>();

  it.each(ways)("is played to its end: %s", async (name, talk) => {
    const mock = newMock();
    transcripts.set(name, await play(await talk(mock), mock, document, backwards));
  });

  it("is answered the same, call by call, whichever way it comes", () => {
    const [first, ...others] = [...transcripts.values()];
    expect(first?.length).toBeGreaterThan(150);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("is played in another order that its dependencies allow: %i", async (seed) => {
    let state = seed;
    const pick = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const mock = newMock();
    await play(ourClient(mock), mock, ordered(pick), ordered(pick).toReversed());
  });
});
