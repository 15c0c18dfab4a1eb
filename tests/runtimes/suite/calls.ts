import { methodName } from "@acskit/client";
import { decodeParameter, encodeParameter, type Style, StyleError } from "@acskit/client/styles";
import { createEnsClient, isAcsError } from "@acskit/ens";
import { createClient, DescribeInstances, ens as product, ShareAICImage } from "@acskit/ens/actions";
import { type Check, check, equal, matches, ok, rejection } from "./check.ts";
import { answer, credentials, libraryClient, scripted, shelfClient } from "./products.ts";

// Made while the module loads, where workers allow neither time nor random numbers.
const early = createEnsClient({ credentials, regionId: "cn-hangzhou" });

const image = { ImageId: "mykey", Users: ["14134343"] };

const written: [style: Style | undefined, value: unknown, wire: [string, string][]][] = [
  [undefined, "a b", [["P", "a b"]]],
  [undefined, 2n ** 63n, [["P", "9223372036854775808"]]],
  ["json", [1, { Key: "é" }], [["P", '[1,{"Key":"é"}]']]],
  [
    "repeatList",
    [{ Key: "env" }, { Key: "x" }],
    [
      ["P.1.Key", "env"],
      ["P.2.Key", "x"],
    ],
  ],
  ["flat", { Key: "env" }, [["P.Key", "env"]]],
  ["simple", ["oak", "pine"], [["P", "oak,pine"]]],
  ["spaceDelimited", ["oak", "pine"], [["P", "oak pine"]]],
  ["pipeDelimited", ["oak", "pine"], [["P", "oak|pine"]]],
];

export const calls: Check[] = [
  check("a client is made while a module loads, before any request", () => {
    equal(typeof early.shareAICImage, "function");
  }),

  check("a method calls ens-mock over HTTP, which verifies the signature", async ({ ens }) => {
    const { shareAICImage } = createEnsClient({ credentials, endpoint: ens });
    matches((await shareAICImage(image)).RequestId, /^[0-9A-F-]{36}$/);
  }),

  check("an action as a constant calls ens-mock over HTTP", async ({ ens }) => {
    const client = createClient(product, { credentials, endpoint: ens });
    matches((await client.call(ShareAICImage, image)).RequestId, /^[0-9A-F-]{36}$/);
    ok(Array.isArray((await client.call(DescribeInstances, {})).Instances?.Instance), "there is no list");
  }),

  check("ens.api calls ens-mock, and gives refusals back", async ({ ens }) => {
    const { api } = createEnsClient({ credentials, endpoint: ens });
    const good = await api.POST("/ShareAICImage", { params: { query: image } });
    matches(good.data?.RequestId, /^[0-9A-F-]{36}$/);
    const bad = await api.POST("/ShareAICImage", { params: { query: { ...image, Users: Array(11).fill("1") } } });
    equal([bad.response.status, (bad.error as { Code?: string }).Code], [400, "InvalidParameter.Users"]);
  }),

  check("middlewares of ens.api see methods, and what they add is signed", async ({ odd }) => {
    const client = createEnsClient({ credentials, endpoint: odd });
    const seen: string[] = [];
    client.api.use({
      onRequest: ({ request, schemaPath }) => {
        seen.push(schemaPath);
        request.headers.set("x-acs-source", "suite");
        return request;
      },
      onResponse: ({ response }) => {
        seen.push(String(response.status));
      },
    });
    const echo = (await client.shareAICImage(image)) as never as { Signature: string; Headers: object };
    equal(seen, ["/ShareAICImage", "200"]);
    equal([echo.Signature, (echo.Headers as Record<string, string>)["x-acs-source"]], ["ok", "suite"]);
  }),

  check("parameters of each style arrive signed", async ({ odd }) => {
    const { createShelf } = shelfClient({ endpoint: odd });
    const { Signature, Method, Path, Query } = await createShelf({
      Name: "a b+c*~é漢😀",
      Tag: [{ Key: "env" }, null, { Key: "x" }],
      Sizes: [1, 2n ** 63n],
      Kinds: ["oak", "pine"],
      Place: { Room: "a" },
      A: ["1", "2"],
      B: ["1", "2"],
      Nothing: undefined,
    });
    equal([Signature, Method, Path], ["ok", "POST", "/"]);
    equal(Query, [
      ["A", "1 2"],
      ["B", "1|2"],
      ["Kinds", "oak,pine"],
      ["Name", "a b+c*~é漢😀"],
      ["Place.Room", "a"],
      ["Sizes", "[1,9223372036854775808]"],
      ["Tag.1.Key", "env"],
      ["Tag.2.Key", "x"],
    ]);
  }),

  check("a GET arrives signed", async ({ odd }) => {
    const echo = await shelfClient({ endpoint: odd }).describeShelves({ ShelfIds: ["a"] });
    equal([echo.Signature, echo.Method, echo.Query, echo.Body], ["ok", "GET", [["ShelfIds", '["a"]']], ""]);
  }),

  check("form parameters arrive signed, in the body", async ({ odd }) => {
    const echo = await shelfClient({ endpoint: odd }).setPassword({ ShelfId: "s-1", Password: "P@ss w0rd*" });
    equal([echo.Signature, echo.Query, echo.Body], ["ok", [["ShelfId", "s-1"]], "Password=P%40ss%20w0rd%2A"]);
    equal(echo.Headers["content-type"], "application/x-www-form-urlencoded");
  }),

  check("ROA parameters arrive signed, in path, query, header and body", async ({ odd }) => {
    const echo = await libraryClient({ endpoint: odd }).updateBook({
      BookId: "b/1 *",
      Fields: ["title", "year"],
      "x-trace": "t-1",
      body: { title: "Überall", pages: 9007199254740993n },
    });
    equal([echo.Signature, echo.Method, echo.Path], ["ok", "PUT", "/books/b%2F1%20%2A"]);
    equal([echo.Query, echo.Headers["x-trace"]], [[["Fields", "title,year"]], "t-1"]);
    equal(echo.Body, '{"title":"Überall","pages":9007199254740993}');
  }),

  ...(
    [
      ["putCover", new Uint8Array([104, 105]), "application/octet-stream", "hi"],
      ["putCover", new Blob(["hi"]), "application/octet-stream", "hi"],
      ["putIndex", "<Index/>", "application/xml; charset=utf-8", "<Index/>"],
      ["putCard", { Name: "a b" }, "application/x-www-form-urlencoded", "Name=a%20b"],
    ] as const
  ).map(([method, body, type, text]) =>
    check(`a body of the type ${type} arrives signed, given as ${body.constructor.name}`, async ({ odd }) => {
      const echo = await libraryClient({ endpoint: odd })[method]({ body });
      equal([echo.Signature, echo.Body, echo.Headers["content-type"]], ["ok", text, type]);
    }),
  ),

  check("HEAD and DELETE have empty answers", async ({ odd }) => {
    const library = libraryClient({ endpoint: odd });
    equal(await library.hasBook({ BookId: "b" }), {});
    equal((await library.removeBook({ BookId: "b" })).Signature, "ok");
  }),

  check("a host parameter stands in front of the host", async () => {
    const { fetch, sent } = scripted(answer({}));
    await libraryClient({ fetch }).openRoom({ Room: "blue" });
    equal(sent[0]?.url.href, "https://blue.library.example.com/");
  }),

  check("calls at once do not mix", async ({ odd }) => {
    const { createShelf } = shelfClient({ endpoint: odd });
    const names = Array.from({ length: 20 }, (_, at) => `shelf ${at}`);
    const echoes = await Promise.all(names.map((Name) => createShelf({ Name })));
    equal(
      echoes.map(({ Signature, Query }) => [Signature, Query[0]?.[1]]),
      names.map((name) => ["ok", name]),
    );
    equal(new Set(echoes.map(({ Headers }) => Headers["x-acs-signature-nonce"])).size, 20);
  }),

  check("a region decides on the host", async () => {
    const { fetch, sent } = scripted(answer({}));
    const client = createEnsClient({ credentials, fetch });
    await client.describeRegionIsps({}, { regionId: "ap-southeast-1" });
    await client.describeRegionIsps();
    equal(
      sent.map(({ url }) => url.host),
      ["ens.ap-southeast-1.aliyuncs.com", "ens.aliyuncs.com"],
    );
  }),

  check("an integer beyond 2^53 - 1 comes as a bigint with all its digits, in methods and in api", async ({ odd }) => {
    const client = shelfClient({ endpoint: odd });
    const fields = (await client.createShelf({ Do: "big" })) as unknown as { Size: unknown; Sizes: unknown };
    equal([fields.Size, fields.Sizes], [9007199254740993n, [9007199254740991, -9223372036854775808n, 1.5]]);
    const { data } = await (
      client.api as never as { POST: (path: string, init: object) => Promise<{ data: { Size: unknown } }> }
    ).POST("/CreateShelf", { params: { query: { Do: "big" } } });
    equal(data.Size, 9007199254740993n);
  }),

  check("text of several bytes a character survives being cut anywhere on its way", async ({ odd }) => {
    const { Text } = (await shelfClient({ endpoint: odd }).createShelf({ Do: "pieces" })) as never as { Text: string };
    equal(Text, "é漢😀".repeat(50));
  }),

  ...written.map(([style, value, wire]) =>
    check(`the style ${style ?? "of single values"} writes ${wire.map((pair) => pair.join("=")).join("&")}`, () => {
      equal([...encodeParameter("P", style, value)], wire);
      const read = decodeParameter("P", style, new Map(wire));
      equal(read, style === undefined ? String(value) : value);
    }),
  ),

  check("what has no exact form on the wire is refused by name, and its value is not shown", async () => {
    for (const value of [Number.NaN, new Date(0), new Uint8Array(2), "\ud800", 2 ** 53]) {
      let error: unknown;
      try {
        [...encodeParameter("Name", undefined, value)];
      } catch (reason) {
        error = reason;
      }
      ok(error instanceof StyleError && error.message.includes("Name"), `it was taken: ${String(value)}`);
    }
    const refused = await rejection(shelfClient({}).createShelf({ Name: "s3cret\ud800" }));
    ok(refused instanceof TypeError && !isAcsError(refused), "it is no TypeError");
    ok(!refused.message.includes("s3cret"), "the value is shown");
  }),

  check("a method's name is the action's with its first letter lowered", () => {
    equal(methodName("ShareAICImage"), "shareAICImage");
  }),
];
