import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { instances, share, start } from "./program.ts";

interface Call {
  readonly action: string;
  readonly parameters: Record<string, string>;
}

let calls: Call[] = [];
let slept: number[] = [];
let found: { InstanceId: string; InstanceName: string; Status: string }[] = [];
let looksUntilRunning = 0;
let failure: { Code: string; Message: string; headers?: Record<string, string> } | undefined;
const sleep = async (ms: number) => void slept.push(ms);

const answers: Record<string, (parameters: Record<string, string>) => object> = {
  DescribeInstances: ({ InstanceId, PageNumber = "1", PageSize = "10" }) => {
    if (InstanceId) {
      const Status = looksUntilRunning-- > 0 ? "Starting" : "Running";
      return { TotalCount: 1, Instances: { Instance: [{ InstanceId, InstanceName: "web", Status }] } };
    }
    const from = (Number(PageNumber) - 1) * Number(PageSize);
    return { TotalCount: found.length, Instances: { Instance: found.slice(from, from + Number(PageSize)) } };
  },
  StartInstance: () => ({ Code: 0 }),
  ShareAICImage: () => ({}),
};

const server = setupServer(
  http.post("https://ens.aliyuncs.com/", ({ request }) => {
    const action = request.headers.get("x-acs-action") ?? "";
    const parameters = Object.fromEntries(new URL(request.url).searchParams);
    calls.push({ action, parameters });
    if (failure) {
      const { headers = {}, ...body } = failure;
      failure = undefined;
      return HttpResponse.json({ RequestId: "1", ...body }, { status: 400, headers });
    }
    const answer = answers[action]?.(parameters);
    if (!answer) return HttpResponse.json({ RequestId: "1", Code: "InvalidAction.NotFound" }, { status: 404 });
    return HttpResponse.json({ RequestId: "1", ...answer });
  }),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  [calls, slept, found, looksUntilRunning, failure] = [[], [], [], 0, undefined];
});
afterAll(() => server.close());

it("lists all instances, over pages", async () => {
  const names = Array.from({ length: 12 }, (_, at) => `web-${at + 1}`);
  found = names.map((InstanceName) => ({ InstanceId: `i-${InstanceName}`, InstanceName, Status: "Running" }));
  expect((await instances(sleep)).map(({ InstanceName }) => InstanceName)).toEqual(names);
});

it("lists nothing where there is nothing", async () => {
  expect(await instances(sleep)).toEqual([]);
});

it("starts an instance and waits until it runs", async () => {
  looksUntilRunning = 3;
  await start("i-1", sleep);
  expect(calls[0]).toEqual({ action: "StartInstance", parameters: { InstanceId: "i-1" } });
  expect(calls.slice(1).map(({ action }) => action)).toEqual(Array(4).fill("DescribeInstances"));
});

it("does not mind that an instance runs already", async () => {
  failure = { Code: "IncorrectInstanceStatus", Message: "The current status does not support this operation." };
  await start("i-1", sleep);
  expect(calls.map(({ action }) => action)).toEqual(["StartInstance", "DescribeInstances"]);
});

it("says why an instance cannot be started", async () => {
  failure = { Code: "InstanceNotFound", Message: "There is no such instance." };
  await expect(start("i-none", sleep)).rejects.toMatchObject({ code: "InstanceNotFound" });
});

it("shares an image with a team of eleven", async () => {
  const team = Array.from({ length: 11 }, (_, at) => `20000000000000${10 + at}`);
  await share("m-launcher", team, sleep);
  expect(calls.map(({ parameters }) => parameters)).toEqual([
    { ImageId: "m-launcher", Users: JSON.stringify(team.slice(0, 10)) },
    { ImageId: "m-launcher", Users: JSON.stringify(team.slice(10)) },
  ]);
});

it("goes on after a throttled moment", async () => {
  failure = { Code: "Throttling.User", Message: "Request was denied.", headers: { "x-acs-retry-after": "2000" } };
  expect(await instances(sleep)).toEqual([]);
  expect(slept).toEqual([2000]);
});
