import { getResponse, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { instances, share, start } from "../program.ts";
import {
  getDescribeInstancesMockHandler,
  getDescribeInstancesResponseMock,
  getEdgeNodeServiceENSMock,
} from "./generated/ens.msw.ts";

let handlers = getEdgeNodeServiceENSMock();
let calls: { action: string | null; parameters: Record<string, string> }[] = [];
let slept: number[] = [];
const sleep = async (ms: number) => void slept.push(ms);

// On the wire every operation is at "/", and a header says which one; the generator's handlers go by the path.
const server = setupServer(
  http.post("https://ens.aliyuncs.com/", async ({ request }) => {
    const action = request.headers.get("x-acs-action");
    calls.push({ action, parameters: Object.fromEntries(new URL(request.url).searchParams) });
    const answer = await getResponse(handlers, new Request(request.url.replace("/?", `/${action}?`), request));
    return answer ?? HttpResponse.json({ Code: "InvalidAction.NotFound" }, { status: 404 });
  }),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  [handlers, calls, slept] = [getEdgeNodeServiceENSMock(), [], []];
});
afterAll(() => server.close());

/** Made-up instances, but for what the tests are about. */
const made = (fields: { InstanceName?: string; Status?: string }[], TotalCount = fields.length) => {
  const [sample] = getDescribeInstancesResponseMock().Instances?.Instance ?? [];
  const Instance = fields.map((one, at) => ({ ...sample, InstanceId: `i-${at}`, ...one }));
  return getDescribeInstancesResponseMock({ TotalCount, Instances: { Instance } });
};

it("lists all instances, over pages", async () => {
  const names = Array.from({ length: 12 }, (_, at) => `web-${at + 1}`);
  const answer = getDescribeInstancesMockHandler(({ request }) => {
    const { searchParams } = new URL(request.url);
    const size = Number(searchParams.get("PageSize") ?? 10);
    const from = (Number(searchParams.get("PageNumber") ?? 1) - 1) * size;
    return made(
      names.slice(from, from + size).map((InstanceName) => ({ InstanceName })),
      names.length,
    );
  });
  handlers.unshift(answer);
  expect((await instances(sleep)).map(({ InstanceName }) => InstanceName)).toEqual(names);
});

it("lists nothing where there is nothing", async () => {
  handlers.unshift(getDescribeInstancesMockHandler(made([])));
  expect(await instances(sleep)).toEqual([]);
});

it("starts an instance and waits until it runs", async () => {
  const states = ["Starting", "Starting", "Starting", "Running"];
  handlers.unshift(getDescribeInstancesMockHandler(() => made([{ Status: states.shift() ?? "Running" }])));
  await start("i-0", sleep);
  expect(calls[0]).toEqual({ action: "StartInstance", parameters: { InstanceId: "i-0" } });
  expect(calls.slice(1).map(({ action }) => action)).toEqual(Array(4).fill("DescribeInstances"));
});

const refuseStart = (Code: string) =>
  handlers.unshift(
    http.post("*/StartInstance", () => HttpResponse.json({ Code, Message: "Refused." }, { status: 400 })),
  );

it("does not mind that an instance runs already", async () => {
  refuseStart("IncorrectInstanceStatus");
  handlers.unshift(getDescribeInstancesMockHandler(made([{ Status: "Running" }])));
  await start("i-0", sleep);
  expect(calls.map(({ action }) => action)).toEqual(["StartInstance", "DescribeInstances"]);
});

it("says why an instance cannot be started", async () => {
  refuseStart("InstanceNotFound");
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
  const init = { status: 400, headers: { "x-acs-retry-after": "2000" } };
  const throttled = () => HttpResponse.json({ Code: "Throttling.User", Message: "Request was denied." }, init);
  handlers.unshift(
    http.post("*/DescribeInstances", throttled, { once: true }),
    getDescribeInstancesMockHandler(made([])),
  );
  expect(await instances(sleep)).toEqual([]);
  expect(slept).toEqual([2000]);
});
