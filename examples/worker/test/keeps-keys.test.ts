import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestHarness } from "wrangler";

const minute = 60_000;
const source = createServer((request, response) => {
  const at = Number(new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("at"));
  if (at === 56 * minute) return; // no answer before the worker's is out
  const keys = {
    accessKeyId: `minute-${at / minute}`,
    accessKeySecret: "testsecret",
    expiresAt: at + 60 * minute,
  };
  response.end(JSON.stringify(keys));
});
const workers = createTestHarness();

beforeAll(async () => {
  await new Promise<void>((resolve) => source.listen(0, "127.0.0.1", resolve));
  const KEYS_URL = `http://127.0.0.1:${(source.address() as AddressInfo).port}/`;
  const main = new URL("keeps-keys.ts", import.meta.url).pathname;
  const config = {
    name: "keeps-keys",
    main,
    compatibility_date: "2026-11-01",
    send_metrics: false,
    vars: { KEYS_URL },
  };
  await workers.update({ workers: [{ config }] });
  await workers.listen();
});
afterAll(async () => {
  await workers.close();
  source.close();
  source.closeAllConnections();
});

const keyAt = async (at: number) => (await workers.fetch(`/?at=${at * minute}`)).text();

it("keys kept between requests are renewed, although the request that began to has ended", async () => {
  expect(await keyAt(0)).toBe("minute-0");
  expect(await keyAt(56)).toBe("minute-0"); // and begins to renew them, which workerd then drops
  expect(await keyAt(61)).toBe("minute-61");
});
