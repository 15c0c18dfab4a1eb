import { expect, it } from "vitest";
import type { FactOperation, FactSchema } from "../../facts.ts";
import { tallyAnnotations } from "../check/annotations.ts";
import { compose, operationsOf } from "../compose.ts";
import { explain } from "../explain/explain.ts";
import type { Node } from "../node.ts";
import { factsOf, parameter } from "../testing/facts.ts";

const text = { type: "string" };
const crate = { type: "object", properties: { CrateId: text, Row: { type: "integer" }, Status: text } };
const answer = (properties: Record<string, FactSchema>): Partial<FactOperation> => ({
  responses: { "200": { schema: { type: "object", properties } } },
});
const facts = factsOf({
  CreateCrate: { parameters: [parameter("ClientToken", "query"), parameter("Lock", "query")] },
  DescribeCrates: {
    parameters: [
      parameter("PageNumber", "query"),
      parameter("PageSize", "query"),
      parameter("CrateIds", "query", { style: "json", schema: { type: "array", items: text } }),
      parameter("Yard", "query", { schema: { ...text, required: true } }),
    ],
    errorCodes: { "404": [{ errorCode: "NoCrate", errorMessage: "None." }] },
    ...answer({
      Crates: { type: "object", properties: { Crate: { type: "array", items: crate } } },
      TotalCount: { type: "integer" },
    }),
  },
  DescribeGoods: {
    parameters: [parameter("Marker", "query")],
    ...answer({ Goods: { type: "array", items: text }, Boxes: { type: "array", items: text }, NextMarker: text }),
  },
});
const poll = {
  operation: "DescribeCrates",
  parameters: { CrateIds: ["CrateId"], Yard: "Yard" },
  records: "Crates.Crate",
  where: { CrateId: "CrateId" },
  state: "Status",
};
const closed = { summary: "It is closed.", poll, success: ["Closed"], gone: { means: "failure", codes: ["NoCrate"] } };
const pages = {
  style: "number",
  request: { page: "PageNumber", size: "PageSize" },
  response: { total: "TotalCount" },
  size: [10, null],
};
const crates = "$.paths['/DescribeCrates'].post";

const composed = (...actions: [target: string, update: object][]) =>
  compose(facts, [
    {
      file: "a.yaml",
      content: {
        overlay: "1.0.0",
        actions: actions.map(([target, update]) => ({ target, description: "So it is.", update })),
      },
    },
  ]);
const kinds = ["$.paths[*][*]", { "x-acs-kind": { kind: "write" } }] as [string, object];
const reads = ["$.paths[*][?match(@.operationId, 'Describe.*')]", { "x-acs-kind": { kind: "read" } }] as [
  string,
  object,
];

it("takes the answer's only list for the items, and says so", () => {
  const { spec, provenance } = composed([crates, { "x-acs-pagination": pages }]);
  const operation = operationsOf(spec).find(({ operationId }) => operationId === "DescribeCrates");
  const pagination = operation?.["x-acs-pagination"] as Node;
  expect(pagination).toEqual({ ...pages, items: "Crates.Crate" });
  expect(provenance.of(pagination, "items")).toEqual({ from: "rule", rule: "the answer's only list" });
});

it("explains kind, token, pages, waiters and secrets, each with its entry", () => {
  const all = composed(
    kinds,
    reads,
    ["$.paths['/CreateCrate'].post", { "x-acs-kind": { token: "ClientToken" } }],
    ["$.paths['/CreateCrate'].post.parameters[?@.name=='Lock']", { "x-acs-secret": true }],
    [crates, { "x-acs-pagination": pages }],
    ["$", { "x-acs-waiters": { CrateClosed: closed } }],
  );
  const files = { facts: "upstream.json", spec: "openapi.yaml" };
  const lines = [
    ...explain("CreateCrate", { ...all, files }).split("\n"),
    ...explain("DescribeCrates", { ...all, files }).split("\n"),
  ];
  expect(lines.filter((line) => line.includes("a.yaml") || line.includes("only list"))).toMatchInlineSnapshot(`
    [
      "  kind          write  ← a.yaml#/actions/0: So it is.",
      "  token         ClientToken  ← a.yaml#/actions/2: So it is.",
      "      x-acs-secret  a.yaml#/actions/3: So it is.",
      "  kind          read  ← a.yaml#/actions/1: So it is.",
      "  pages         by number: PageNumber PageSize → TotalCount  ← a.yaml#/actions/4: So it is.",
      "  page size     10 when nothing is asked for, at most unknown  ← a.yaml#/actions/4: So it is.",
      "  items         Crates.Crate  ← the composer: the answer's only list",
      "  waiter        CrateClosed: It is closed.  ← a.yaml#/actions/5: So it is.",
    ]
  `);
});

it("counts what is annotated, and what has no kind", () => {
  const { spec } = composed(reads, ["$", { "x-acs-waiters": { CrateClosed: closed } }]);
  expect(tallyAnnotations(spec, operationsOf(spec))).toEqual({
    reads: 2,
    writes: 0,
    unknown: ["CreateCrate"],
    pages: 0,
    waiters: 1,
    secrets: 0,
    stateful: 0,
    untold: [],
  });
});

it.each<[string, [target: string, update: object], string]>([
  [
    "a kind",
    ["$.paths['/CreateCrate'].post", { "x-acs-kind": { kind: "reads" } }],
    'x-acs-kind of CreateCrate has kind "reads"; it can be read, write',
  ],
  [
    "a key of a kind",
    ["$.paths['/CreateCrate'].post", { "x-acs-kind": { kind: "write", tokne: "A" } }],
    "has itself.tokne",
  ],
  [
    "a token",
    ["$.paths['/CreateCrate'].post", { "x-acs-kind": { kind: "write", token: "ClientTokn" } }],
    "names the parameter ClientTokn, which is not there; did you mean ClientToken?",
  ],
  [
    "a token of a read",
    [crates, { "x-acs-kind": { kind: "read", token: "Yard" } }],
    "names a token, but a read needs none",
  ],
  [
    "a secret that is not true",
    ["$.paths['/CreateCrate'].post.parameters[1]", { "x-acs-secret": "yes" }],
    "x-acs-secret of CreateCrate.Lock can be true, nothing else",
  ],
  [
    "a secret field that is not true",
    [`${crates}.responses['200'].content.*.schema.properties.TotalCount`, { "x-acs-secret": false }],
    "x-acs-secret of TotalCount can be true",
  ],
  [
    "a parameter of keys",
    [crates, { "x-acs-identity": { role: { arn: "Yrad", errors: {} }, answer: {} } }],
    "x-acs-identity of DescribeCrates names the parameter Yrad, which is not there; did you mean Yard?",
  ],
  [
    "keys without a code for no role",
    [crates, { "x-acs-identity": { role: { arn: "Yard", errors: { policy: "Bad" } }, answer: {} } }],
    "needs role.errors.notFound as a text",
  ],
  [
    "a field of keys",
    [crates, { "x-acs-identity": { answer: { TotalCuont: "arn" } } }],
    "names the field TotalCuont, which is not there; did you mean TotalCount?",
  ],
  [
    "what keys do not say",
    [crates, { "x-acs-identity": { answer: { TotalCount: "name" } } }],
    'has answer.TotalCount "name"; it can be type, accountId',
  ],
  [
    "a style of pages",
    [crates, { "x-acs-pagination": { ...pages, style: "page" } }],
    'x-acs-pagination of DescribeCrates has style "page"; it can be number, token, marker',
  ],
  [
    "a parameter of pages",
    [crates, { "x-acs-pagination": { ...pages, request: { page: "PageNumbr" } } }],
    "names the parameter PageNumbr, which is not there; did you mean PageNumber?",
  ],
  [
    "pages without a parameter",
    [crates, { "x-acs-pagination": { ...pages, request: { size: "PageSize" } } }],
    "needs request.page",
  ],
  [
    "a field of pages",
    [crates, { "x-acs-pagination": { ...pages, response: { total: "Crates.TotalCount" } } }],
    "names the field Crates.TotalCount, which is not there",
  ],
  [
    "a field of another style",
    [crates, { "x-acs-pagination": { ...pages, response: { next: "TotalCount" } } }],
    "has response.next; it can have total, page, size",
  ],
  [
    "a token without a next page",
    [crates, { "x-acs-pagination": { style: "token", request: { next: "Yard" } } }],
    "needs response.next",
  ],
  [
    "items that are no list",
    [crates, { "x-acs-pagination": { ...pages, items: "Crates" } }],
    "has items Crates, which is no list",
  ],
  [
    "items that are not there",
    [crates, { "x-acs-pagination": { ...pages, items: "Crates.Crates" } }],
    "names the field Crates.Crates, which is not there; did you mean Crates.Crate?",
  ],
  [
    "a size of one",
    [crates, { "x-acs-pagination": { ...pages, size: [10] } }],
    "needs size as [when nothing is asked for, at most]",
  ],
  [
    "a size the wrong way round",
    [crates, { "x-acs-pagination": { ...pages, size: [50, 10] } }],
    "has a usual size 50 above the largest, 10",
  ],
  [
    "one of two lists",
    [
      "$.paths['/DescribeGoods'].post",
      { "x-acs-pagination": { style: "marker", request: { next: "Marker" }, response: { next: "NextMarker" } } },
    ],
    "needs items, one of the answer's lists: Goods, Boxes",
  ],
])("refuses %s that is wrong, and names the entry", (_, action, message) => {
  expect(() => composed(action)).toThrow(message);
  expect(() => composed(action)).toThrow("a.yaml#/actions/0: ");
});

const others = (change: object) => ({ ...closed, ...change });
const asks = (change: object) => others({ poll: { ...poll, ...change } });

it.each<[string, object, string]>([
  [
    "an operation",
    asks({ operation: "DescribeCrate" }),
    "names the operation DescribeCrate, which is not there; did you mean DescribeCrates?",
  ],
  [
    "an operation that writes",
    others({ poll: { ...poll, operation: "CreateCrate" } }),
    "polls CreateCrate, which writes",
  ],
  ["a key", others({ delay: 5 }), "has itself.delay; it can have summary, poll"],
  [
    "a parameter",
    asks({ parameters: { CrateId: "CrateId" } }),
    "names the parameter CrateId, which is not there; did you mean CrateIds?",
  ],
  [
    "a list as one value",
    asks({ parameters: { CrateIds: "CrateId", Yard: "Yard" } }),
    "gives CrateIds one value, but it is a list",
  ],
  ["one value as a list", asks({ parameters: { Yard: ["Yard"] } }), "gives Yard a list, but it is none"],
  [
    "a list of two",
    asks({ parameters: { CrateIds: ["A", "B"], Yard: "Yard" } }),
    "needs poll.parameters.CrateIds as a list of one",
  ],
  [
    "parameters without a required one",
    asks({ parameters: { CrateIds: ["CrateId"] } }),
    "needs poll.parameters.Yard: DescribeCrates requires it",
  ],
  [
    "a list of records",
    asks({ records: "Crates.Crat" }),
    "names the field Crates.Crat, which is not there; did you mean Crates.Crate?",
  ],
  ["records that are no list", asks({ records: "Crates" }), "has poll.records Crates, which is no list"],
  ["records that nothing tells apart", asks({ where: {} }), "needs poll.where"],
  [
    "a field that tells apart",
    asks({ where: { CrateNo: "CrateId" } }),
    "names the field CrateNo, which is not there; did you mean CrateId?",
  ],
  ["a state", asks({ state: "State" }), "names the field State, which is not there; did you mean Status?"],
  ["words", others({ success: "Closed" }), "needs success as a list of texts"],
  ["a word for two things", others({ failure: ["Closed"] }), "has the word Closed twice"],
  ["a wait without an end", others({ success: undefined }), "never ends: it needs success"],
  [
    "what gone means",
    others({ gone: { means: "fail" } }),
    'has gone.means "fail"; it can be success, failure, pending',
  ],
  [
    "a code",
    others({ gone: { means: "failure", codes: ["NoCrates"] } }),
    "names the error code NoCrates, which is not there; did you mean NoCrate?",
  ],
  ["a delay", others({ delayMs: 0.5 }), "needs delayMs in whole milliseconds"],
  ["no text", others({ summary: undefined }), "needs summary as a text"],
])("refuses a waiter with %s that is wrong, and names the entry", (_, waiter, message) => {
  const act = () =>
    composed(
      kinds,
      reads,
      ["$", { "x-acs-waiters": { Other: closed } }],
      ["$", { "x-acs-waiters": { CrateClosed: waiter } }],
    );
  expect(act).toThrow(message);
  expect(act).toThrow("a.yaml#/actions/3: x-acs-waiters.CrateClosed ");
});
