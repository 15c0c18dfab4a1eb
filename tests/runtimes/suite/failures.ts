import { AcsError } from "@acskit/client";
import { adviceOn } from "@acskit/client/advice";
import { testClock } from "@acskit/client/clock";
import { reproduce } from "@acskit/client/reproduce";
import { retry } from "@acskit/client/retry";
import { createEnsClient, isAcsError } from "@acskit/ens";
import { createClient, DescribeInstances, ens as product, ShareAICImage } from "@acskit/ens/actions";
import { explain } from "@acskit/signer/explain";
import { type Check, check, equal, lacks, matches, ok, rejection } from "./check.ts";
import { answer, credentials, refusal, scripted, shelfClient } from "./products.ts";

/** What the odd service does, and the error that it is: code, a status, text in the message. */
const forms: [does: string, what: string, code: string, status: number, message: RegExp][] = [
  ["json", "in JSON", "Shelf.Full", 400, /no room/],
  ["xml", "in XML", "Shelf.Full", 403, /no <room>/],
  ["html", "a page of HTML", "UnexpectedAnswer", 502, /text\/html/],
  ["empty", "an empty text", "UnexpectedAnswer", 200, /empty/],
  ["truncate", "JSON without its end", "UnexpectedAnswer", 200, /RequestId/],
  ["cut", "one that breaks off", "NetworkError", 200, /broke off/],
  ["drop", "none, and the connection closed", "NetworkError", 0, /no answer/],
];

export const failures: Check[] = [
  ...forms.map(([does, what, code, status, message]) =>
    check(`an answer that is ${what} is an AcsError`, async ({ odd }) => {
      const { createShelf } = shelfClient({ endpoint: odd, retry: false });
      const error = await rejection(createShelf({ Do: does, Password: "P@ss w0rd" }));
      ok(isAcsError(error) && error instanceof AcsError && error instanceof Error, `it is none: ${error}`);
      equal([error.code, error.status, error.action, error.name], [code, status, "CreateShelf", "AcsError"]);
      matches(error.message, message);
      lacks(error.message, ["P@ss", "P%40ss"]);
      if (/json|xml/.test(does)) equal(error.requestId, "4C2B0002-1");
      if (code === "NetworkError") ok(error.cause, "it has no cause");
    }),
  ),

  check("a redirect is not followed", async ({ odd }) => {
    const error = await rejection(shelfClient({ endpoint: odd, retry: false }).createShelf({ Do: "redirect" }));
    ok(isAcsError(error), `it is no AcsError: ${error}`);
    equal(error.code, "UnexpectedAnswer");
    matches(error.message, /redirect/);
  }),

  check("a port where nobody listens is a NetworkError", async ({ odd }) => {
    const { port } = new URL(odd);
    const endpoint = `http://127.0.0.1:${Number(port) === 9 ? 11 : 9}`; // discard: nobody's any more
    const error = await rejection(shelfClient({ endpoint, retry: false }).createShelf());
    ok(isAcsError(error), `it is no AcsError: ${error}`);
    equal([error.code, error.status], ["NetworkError", 0]);
  }),

  check("ens-mock's refusal is narrowed by its action, and says what to do", async ({ ens }) => {
    const client = createEnsClient({ credentials, endpoint: ens });
    const error = await rejection(client.shareAICImage({ ImageId: "mykey", Users: Array(11).fill("1") }));
    ok(isAcsError(error, "ShareAICImage") && !isAcsError(error, "RunInstances"), `it is not of that action: ${error}`);
    equal([error.code, error.status, error.retryable], ["InvalidParameter.Users", 400, false]);
    matches(error.advice, /\w/);
    matches(error.reproduce()?.aliyun, /^aliyun ens ShareAICImage /);
    matches(error.reproduce()?.curl, /^curl -X POST 'http:/);
  }),

  check("the small client's errors get advice and commands from their entries", async ({ ens }) => {
    const client = createClient(product, { credentials, endpoint: ens });
    const error = await rejection(client.call(ShareAICImage, { ImageId: "mykey", Users: Array(11).fill("1") }));
    ok(isAcsError(error), `it is no AcsError: ${error}`);
    equal(error.advice, undefined);
    matches(adviceOn(error), /\w/);
    matches(reproduce(error)?.curl, /^curl -X POST /);
  }),

  check("a wrong secret is refused, and explained by the error itself", async ({ ens }) => {
    const client = createEnsClient({ credentials: { ...credentials, accessKeySecret: "wrong" }, endpoint: ens });
    const error = await rejection(client.describeRegionIsps());
    ok(isAcsError(error), `it is no AcsError: ${error}`);
    equal(error.code, "SignatureDoesNotMatch");
    equal((await explain(error)).reason, "secret");
  }),

  check("an error of another installed copy is known", () => {
    const other = Object.defineProperty(new Error("other"), Symbol.for("@acskit/client.AcsError"), { value: true });
    ok(isAcsError(other) && other instanceof AcsError, "it is not");
  }),

  check("a call that is aborted before it begins rejects with the signal's reason", async ({ odd }) => {
    const reason = new Error("before");
    const { createShelf } = shelfClient({ endpoint: odd });
    equal((await rejection(createShelf({}, { signal: AbortSignal.abort(reason) }))) === reason, true);
  }),

  ...["slow", "half"].map((does) =>
    check(
      `a call is aborted while ${does === "slow" ? "it waits for an answer" : "an answer is read"}`,
      async ({ odd }) => {
        const { createShelf } = shelfClient({ endpoint: odd });
        const stop = new AbortController();
        const reason = new Error("during");
        const call = rejection(createShelf({ Do: does, Key: `abort-${does}` }, { signal: stop.signal }));
        await fetch(`${odd}/arrived?Key=abort-${does}`); // answers when the call is there: nothing here goes by time
        stop.abort(reason);
        equal((await call) === reason, true);
      },
    ),
  ),

  check("a signal of the platform's own making stops a call", async ({ odd }) => {
    const signal = AbortSignal.any([AbortSignal.timeout(50), new AbortController().signal]);
    const error = await rejection(shelfClient({ endpoint: odd }).createShelf({ Do: "slow" }, { signal }));
    equal([error.name, isAcsError(error)], ["TimeoutError", false]);
  }),

  ...["slow", "half"].map((does) =>
    check(`a call ends with its time, ${does === "slow" ? "waiting" : "reading"}`, async ({ odd }) => {
      const error = await rejection(shelfClient({ endpoint: odd }).createShelf({ Do: does }, { timeoutMs: 50 }));
      ok(isAcsError(error), `it is no AcsError: ${error}`);
      equal([error.code, error.status], ["Timeout", 0]);
    }),
  ),

  check(
    "a busy service is asked again over HTTP, each time with a date, nonce and signature of its own",
    async ({ odd }) => {
      const told: string[] = [];
      const { createShelf } = shelfClient({
        endpoint: odd,
        retry: {
          onRequest: ({ attempt }) => told.push(`sent ${attempt}`),
          onResponse: ({ status, code }) => told.push(`${status} ${code ?? ""}`),
          onRetry: () => told.push("again"),
        },
      });
      const echo = await createShelf({ Do: "busy", Key: crypto.randomUUID() });
      equal(told, [
        "sent 1",
        "400 Throttling.User",
        "again",
        "sent 2",
        "400 Throttling.User",
        "again",
        "sent 3",
        "200 ",
      ]);
      equal([echo.Signature, echo.Headers["x-seen-nonces"]], ["ok", "3"]);
    },
  ),

  check("a test clock waits in nobody's time, as long as the service wants", async () => {
    const clock = testClock(Date.UTC(2024, 4, 6));
    const { fetch, sent } = scripted(refusal(429, "Throttling", { "x-acs-retry-after": "700" }), answer({ Size: 1 }));
    const fields = await shelfClient({ fetch, clock }).createShelf();
    equal([fields, clock.sleeps.length, sent.length], [{ RequestId: "4C2B0001", Size: 1 }, 1, 2]);
    ok((clock.sleeps[0] ?? 0) >= 700, "it did not wait long enough");
    ok(
      sent[0]?.headers.get("x-acs-signature-nonce") !== sent[1]?.headers.get("x-acs-signature-nonce"),
      "one nonce twice",
    );
  }),

  check("a write is not sent again after it may have arrived, a read is", async () => {
    const busy = scripted(refusal(503, "ServiceUnavailable"));
    const client = shelfClient({ fetch: busy.fetch, clock: testClock() });
    await rejection(client.createShelf());
    equal(busy.sent.length, 1);
    await rejection(client.describeShelves());
    equal(busy.sent.length, 4);
  }),

  check("a write with a token carries the same one with every attempt", async () => {
    const { fetch, sent } = scripted(refusal(503, "ServiceUnavailable"), answer({}));
    await shelfClient({ fetch, clock: testClock() }).orderShelf();
    const tokens = sent.map(({ url }) => url.searchParams.get("ClientToken"));
    ok(tokens[0] && tokens[0] === tokens[1], `they are ${tokens}`);
  }),

  check("a wrong clock is mended once, by the service's own", async () => {
    const now = Date.UTC(2024, 4, 6);
    const date = new Date(now + 3_600_000).toUTCString();
    const { fetch, sent } = scripted(refusal(400, "InvalidTimeStamp.Expired", { date }), answer({}));
    const response = async (...call: Parameters<typeof fetch>) => fetch(...call);
    await shelfClient({ fetch: response, clock: testClock(now) }).createShelf();
    equal(sent[1]?.headers.get("x-acs-date"), "2024-05-06T01:00:00Z");
  }),

  check("the small client repeats where it is told to", async () => {
    const { fetch, sent } = scripted(refusal(400, "Throttling.User"), answer({}));
    const client = createClient(product, { credentials, fetch, clock: testClock(), retry: retry() });
    await client.call(DescribeInstances, {});
    equal(sent.length, 2);
  }),
];
