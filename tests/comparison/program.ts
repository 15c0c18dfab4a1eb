/**
 * The program under test: what a team's script does with its edge instances and images.
 *
 * It makes its calls itself, as programs without a typed client do, for that is where most can go wrong.
 *
 * @module
 */
import { withSignature } from "@acskit/signer";

const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
const send = withSignature({ credentials })((url, init) => fetch(url, init));

class CallError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type Sleep = (ms: number) => Promise<unknown>;

async function call(action: string, parameters: Record<string, string>, sleep: Sleep) {
  for (let attempt = 1; ; attempt++) {
    const response = await send(`https://ens.aliyuncs.com/?${new URLSearchParams(parameters)}`, {
      method: "POST",
      headers: { "x-acs-action": action, "x-acs-version": "2017-11-10" },
    });
    const body = await response.json();
    if (response.ok) return body;
    const isBusy = String(body.Code).startsWith("Throttling");
    if (!isBusy || attempt === 3) throw new CallError(body.Code, body.Message);
    await sleep(Number(response.headers.get("x-acs-retry-after") ?? 1000));
  }
}

export interface Instance {
  readonly InstanceId: string;
  readonly InstanceName: string;
  readonly Status: string;
}

/** Every instance, page by page. */
export async function instances(sleep: Sleep): Promise<Instance[]> {
  const all: Instance[] = [];
  for (let page = 1; ; page++) {
    const answer = await call("DescribeInstances", { PageNumber: `${page}`, PageSize: "10" }, sleep);
    const items: Instance[] = answer.Instances.Instance;
    all.push(...items);
    if (items.length === 0 || all.length >= answer.TotalCount) return all;
  }
}

/** Starts an instance unless it runs already, and waits until it runs. */
export async function start(id: string, sleep: Sleep): Promise<void> {
  await call("StartInstance", { InstanceId: id }, sleep).catch((error: CallError) => {
    if (error.code !== "IncorrectInstanceStatus") throw error;
  });
  for (let look = 1; look <= 30; look++) {
    const answer = await call("DescribeInstances", { InstanceId: id }, sleep);
    if (answer.Instances.Instance[0].Status === "Running") return;
    await sleep(2000);
  }
  throw new Error(`${id} does not run after a minute`);
}

/** Shares an image with any number of accounts; the service takes ten in a call. */
export async function share(image: string, accounts: readonly string[], sleep: Sleep): Promise<void> {
  for (let from = 0; from < accounts.length; from += 10) {
    const users = accounts.slice(from, from + 10);
    await call("ShareAICImage", { ImageId: image, Users: JSON.stringify(users) }, sleep);
  }
}
