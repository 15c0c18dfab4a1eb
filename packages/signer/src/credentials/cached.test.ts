import { inspect } from "node:util";
import { expect, it } from "vitest";
import { cached, type Expiring } from "./index.ts";
import { expiresAt, given, now } from "./testing/server.ts";

const minute = 60_000;

/** A source whose answers are numbered, a clock in the test's hand, and the cache between. */
function observed(lifeMs: number | undefined, answer?: (n: number) => Expiring | Promise<Expiring>) {
  const clock = { now };
  let asked = 0;
  const load = (): Expiring | Promise<Expiring> => {
    asked++;
    if (answer) return answer(asked);
    const key = { accessKeyId: `id${asked}`, accessKeySecret: "s3cretOfKey" };
    return lifeMs === undefined ? key : { ...key, expiresAt: clock.now + lifeMs };
  };
  const provider = cached("aTest", load, { now: () => clock.now });
  return { clock, asked: () => asked, id: async () => (await provider()).accessKeyId, provider };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it.each([
  ["an hour's credentials 5 minutes before the end", 60 * minute, 55 * minute],
  ["short-lived ones in the last quarter", 8 * minute, 6 * minute],
  ["those that do not end after 15 minutes", undefined, 15 * minute],
])("renews %s, and not earlier; calls go on with the old ones meanwhile", async (_, lifeMs, renewedAfterMs) => {
  const { clock, asked, id, provider } = observed(lifeMs);
  await provider();
  clock.now += renewedAfterMs - 1;
  expect(await id()).toBe("id1");
  await settled();
  expect(asked()).toBe(1);

  clock.now += 1;
  expect(provider()).toMatchObject({ accessKeyId: "id1" }); // at once, no promise
  await settled();
  expect(asked()).toBe(2);
  expect(await id()).toBe("id2");
});

it("asks the source once for all calls that wait, at first and after the end", async () => {
  let release = (): void => undefined;
  const { clock, asked, provider } = observed(undefined, async (n) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { accessKeyId: `id${n}`, accessKeySecret: "s", expiresAt: clock.now + minute };
  });
  for (const id of ["id1", "id2"]) {
    const calls = Array.from({ length: 50 }, () => provider());
    await settled();
    release();
    expect(new Set((await Promise.all(calls)).map((one) => one.accessKeyId))).toEqual(new Set([id]));
    clock.now += minute;
  }
  expect(asked()).toBe(2);
});

it("keeps valid credentials when a renewal fails, asks again a minute later, and fails once they have ended", async () => {
  const { clock, asked, id, provider } = observed(undefined, (n) => {
    if (n > 1) throw new Error("no answer");
    return given;
  });
  await provider();
  clock.now = expiresAt - 5 * minute;
  for (const [elapsedMs, times] of [
    [0, 2],
    [minute - 1, 2],
    [1, 3],
  ] as const) {
    clock.now += elapsedMs;
    expect(await id()).toBe("STS.testid");
    await settled();
    expect(asked()).toBe(times);
  }
  clock.now = expiresAt;
  await expect(provider()).rejects.toThrow("no answer");
});

it("asks again with the next call when the first failed", async () => {
  const { id, provider } = observed(undefined, (n) => {
    if (n === 1) throw new Error("no answer");
    return given;
  });
  await expect(provider()).rejects.toThrow("no answer");
  expect(await id()).toBe("STS.testid");
});

it("takes nothing that has expired already: keeps what is valid, or says so", async () => {
  const answers = [given, { ...given, accessKeyId: "old", expiresAt: now }];
  const { clock, id, provider } = observed(undefined, (n) => answers[n - 1] ?? given);
  await provider();
  clock.now = expiresAt - minute;
  expect(await id()).toBe("STS.testid");
  await settled();
  expect(await id()).toBe("STS.testid");

  const late = cached("aTest", () => ({ ...given, expiresAt: now }), { now: () => now });
  await expect(late()).rejects.toThrow("aTest: what it gave has expired already. Is this machine's clock right?");
});

it.each([
  ["nothing", undefined, "accessKeyId is missing or empty"],
  ["no secret", { accessKeyId: "id" }, "accessKeySecret is missing or empty"],
  ["an id that is no text", { ...given, accessKeyId: 7 }, "accessKeyId is not a text"],
  ["a padded secret", { ...given, accessKeySecret: "s3cretOfRole\n" }, "accessKeySecret has blanks, line breaks"],
  ["a date in place of a time", { ...given, expiresAt: "2024" }, "expiresAt is not a time in epoch milliseconds"],
])("refuses a source that gives %s", async (_, wrong, message) => {
  await expect(cached("aTest", () => wrong as never)()).rejects.toThrow(`aTest: ${message}`);
});

it("gives credentials that show neither secret nor token, and still can be spread", async () => {
  const credentials = await cached("aTest", () => given, { now: () => now })();
  expect(inspect({ credentials })).toContain("STS.testid");
  expect(inspect({ credentials }) + JSON.stringify({ credentials })).not.toMatch(/s3cret|t0ken/);
  expect({ ...credentials }).toEqual(given);
});

it("takes the keys of an answer of STS as they are, and renews them by their date", async () => {
  let asked = 0;
  const clock = { now };
  const load = () => ({
    AccessKeyId: `STS.id${++asked}`,
    AccessKeySecret: "s3cretOfKey",
    SecurityToken: "t0ken",
    Expiration: new Date(clock.now + 60 * minute).toISOString().replace(/\.\d+/, ""),
  });
  const provider = cached("aTest", async () => load(), { now: () => clock.now });
  expect(await provider()).toMatchObject({
    accessKeyId: "STS.id1",
    accessKeySecret: "s3cretOfKey",
    securityToken: "t0ken",
  });
  expect(inspect(await provider())).not.toMatch(/s3cret|t0ken/);
  clock.now += 61 * minute;
  expect((await provider()).accessKeyId).toBe("STS.id2");
  const broken = cached("aTest", async () => ({ ...load(), SecurityToken: "t0 ken" }));
  await expect(broken()).rejects.toThrow("aTest: SecurityToken has blanks");
});
