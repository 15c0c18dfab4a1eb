/** A change of the program that makes it wrong. */
export interface Defect {
  /** For a person who reads the table: what the program now does. */
  readonly name: string;
  /** What the service would do about it. */
  readonly consequence: string;
  /** Text of the program, which is there once, and what stands in its place. */
  readonly edit: Edit;
  /** The same mistake in a test, whose author believes in it as well: made wherever a suite has such a text. */
  readonly belief?: readonly Edit[];
}

type Edit = readonly [from: string, to: string];

const key = 'accessKeySecret: "testsecret"';
const signed = "withSignature({ credentials })((url, init) => fetch(url, init))";
const shared = "{ ImageId: image, Users: JSON.stringify(users) }";

/** By subject: what goes wrong in programs, whoever notices it. */
export const defects: readonly Defect[] = [
  {
    name: "signs with the secret of another key",
    consequence: "refuses every call",
    edit: [key, 'accessKeySecret: "othersecret"'],
  },
  {
    name: "adds a parameter behind the signature",
    consequence: "refuses every call",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the program's
    edit: [signed, "withSignature({ credentials })((url, init) => fetch(`${url}&Lang=en`, init))"],
    belief: [
      ['{ ImageId: "m-launcher", Users', '{ Lang: "en", ImageId: "m-launcher", Users'],
      ["parameters: { InstanceId", 'parameters: { Lang: "en", InstanceId'],
    ],
  },
  {
    name: "does not sign at all",
    consequence: "refuses every call",
    edit: [signed, "((url: string, init: RequestInit) => fetch(url, init))"],
  },
  {
    name: "signs with a clock that is an hour slow",
    consequence: "refuses every call",
    edit: ["withSignature({ credentials })", "withSignature({ credentials, now: () => Date.now() - 3_600_000 })"],
  },
  {
    name: "asks for another version of the API",
    consequence: "refuses every call",
    edit: ["2017-11-10", "2017-11-01"],
  },
  {
    name: "calls by GET",
    consequence: "refuses it, as some operations take POST alone",
    edit: ['method: "POST"', 'method: "GET"'],
    belief: [['http.post("https://', 'http.get("https://']],
  },
  {
    name: "calls an operation by a name that it does not have",
    consequence: "refuses the call",
    edit: ['call("StartInstance"', 'call("StartInstances"'],
    belief: [
      ["StartInstance: ", "StartInstances: "],
      ['"StartInstance"', '"StartInstances"'],
      ["*/StartInstance", "*/StartInstances"],
    ],
  },
  {
    name: "sends a name in the wrong case: `imageId`",
    consequence: "misses a parameter",
    edit: [shared, "{ imageId: image, Users: JSON.stringify(users) }"],
    belief: [['{ ImageId: "m-launcher", Users', '{ imageId: "m-launcher", Users']],
  },
  {
    name: "leaves out a parameter: `Users`",
    consequence: "misses a parameter",
    edit: [shared, "{ ImageId: image }"],
  },
  {
    name: "sends the list with commas in place of JSON",
    consequence: "refuses the parameter",
    edit: ["JSON.stringify(users)", "users.join()"],
    belief: [
      ["JSON.stringify(team.slice(0, 10))", "team.slice(0, 10).join()"],
      ["JSON.stringify(team.slice(10))", "team.slice(10).join()"],
    ],
  },
  {
    name: "shares with eleven accounts in a call",
    consequence: "refuses the eleventh",
    edit: [
      "from += 10) {\n    const users = accounts.slice(from, from + 10)",
      "from += 11) {\n    const users = accounts.slice(from, from + 11)",
    ],
    belief: [
      ["team.slice(0, 10)", "team"],
      [',\n    { ImageId: "m-launcher", Users: JSON.stringify(team.slice(10)) }', ""],
    ],
  },
  {
    name: "filters by a name in the wrong case: `instanceId`",
    consequence: "ignores it, and answers another instance first",
    edit: ['call("DescribeInstances", { InstanceId: id }', 'call("DescribeInstances", { instanceId: id }'],
    belief: [["({ InstanceId, PageNumber", "({ instanceId: InstanceId, PageNumber"]],
  },
  {
    name: "begins with page 0",
    consequence: "refuses the page",
    edit: ["let page = 1; ; page++", "let page = 0; ; page++"],
    belief: [
      ["(Number(PageNumber) - 1)", "Number(PageNumber)"],
      ['(Number(searchParams.get("PageNumber") ?? 1) - 1)', 'Number(searchParams.get("PageNumber") ?? 0)'],
      ['PageNumber = "1"', 'PageNumber = "0"'],
    ],
  },
  {
    name: "reads the first page only",
    consequence: "has more",
    edit: ["if (items.length === 0 || all.length >= answer.TotalCount)", "if (all)"],
  },
  {
    name: "asks for a thousand on a page",
    consequence: "answers a hundred at most",
    edit: ['PageSize: "10"', 'PageSize: "1000"'],
  },
  {
    name: "asks for a page beyond the end",
    consequence: "answers an empty list",
    edit: ["items.length === 0 || all.length >= answer.TotalCount", "items.length === 0"],
  },
  {
    name: "expects another code of an instance that runs: `IncorrectInstanceState`",
    consequence: "says `IncorrectInstanceStatus`",
    edit: ["IncorrectInstanceStatus", "IncorrectInstanceState"],
    belief: [["IncorrectInstanceStatus", "IncorrectInstanceState"]],
  },
  {
    name: "does not wait until the instance runs",
    consequence: "is still starting it",
    edit: ['.Status === "Running") return;', ".Status) return;"],
  },
  {
    name: "waits for a state that does not exist: `running`",
    consequence: "never answers it",
    edit: ['.Status === "Running"', '.Status === "running"'],
    belief: [['"Running"', '"running"']],
  },
  {
    name: "looks again without a pause",
    consequence: "is asked thirty times in a second, and is not ready",
    edit: ["    await sleep(2000);\n", ""],
  },
  {
    name: "stops the instance in place of starting it",
    consequence: "refuses it, as the instance does not run",
    edit: ['call("StartInstance", { InstanceId: id }', 'call("StopInstance", { InstanceId: id }'],
    belief: [
      ['action: "StartInstance"', 'action: "StopInstance"'],
      ['["StartInstance"', '["StopInstance"'],
      ["  StartInstance:", "  StopInstance:"],
      ["*/StartInstance", "*/StopInstance"],
    ],
  },
  {
    name: "takes a refusal for an answer",
    consequence: "refused, and nobody noticed",
    edit: ["if (response.ok) return body;", "if (response.status) return body;"],
  },
  {
    name: "does not repeat a throttled call",
    consequence: "asked for patience",
    edit: ['startsWith("Throttling")', 'startsWith("Throttled")'],
    belief: [["Throttling.User", "Throttled.User"]],
  },
  {
    name: "reads the time to wait from `retry-after`",
    consequence: "says it in `x-acs-retry-after`, and throttles it again",
    edit: ['get("x-acs-retry-after")', 'get("retry-after")'],
    belief: [["x-acs-retry-after", "retry-after"]],
  },
  {
    name: "shares with the first ten of many",
    consequence: "has shared with ten",
    edit: ["from < accounts.length; from += 10", "from < 1; from += 10"],
  },
  {
    name: "makes a call for each account in place of ten",
    consequence: "answers, ten times as often",
    edit: [
      "from += 10) {\n    const users = accounts.slice(from, from + 10)",
      "from += 1) {\n    const users = accounts.slice(from, from + 1)",
    ],
  },
  {
    name: "reads a field that the answer does not have",
    consequence: "answers as ever",
    edit: ["answer.Instances.Instance;", "answer.Instances.Instances;"],
    belief: [
      ["Instances: { Instance: found", "Instances: { Instances: found"],
      ["Instances: { Instance }", "Instances: { Instances: Instance }"],
    ],
  },
];
