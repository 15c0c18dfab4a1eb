import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkPolicy } from "./check-policy.ts";
import { policies } from "./decide.ts";
import { inRange } from "./ip-range.ts";
import type { Policy, Statement } from "./policy.ts";
import type { Question } from "./statement.ts";
import { wildcard } from "./wildcard.ts";

const allow = (more: Partial<Statement> = {}): Statement => ({ Effect: "Allow", Action: "*", Resource: "*", ...more });
const deny = (more: Partial<Statement> = {}): Statement => ({ ...allow(more), Effect: "Deny" });
const allButOne = (NotAction: string): Statement => ({ Effect: "Allow", NotAction, Resource: "*" });
const context = new Map([
  ["acs:sourceip", ["203.0.113.7"]],
  ["acs:currenttime", ["2026-01-02T03:04:05Z"]],
  ["acs:securetransport", ["true"]],
  ["shelves:rows", ["5"]],
]);
const question = (more: Partial<Question> = {}): Question => {
  return { action: "shelves:CreateShelf", arns: undefined, context, ...more };
};
const ask = (statements: Statement[], more?: Partial<Question>) =>
  policies([{ Version: "1", Statement: statements }], "the policies")(question(more));

const on = "acs:shelves:*:1:shelf/s-1";

it.each<[string, Statement[], Partial<Question>, boolean | "ExplicitDeny" | "ImplicitDeny"]>([
  ["nothing", [], {}, "ImplicitDeny"],
  ["everything", [allow()], {}, true],
  ["the action", [allow({ Action: "shelves:CreateShelf" })], {}, true],
  ["the action in other letters", [allow({ Action: "Shelves:createshelf" })], {}, true],
  ["a star", [allow({ Action: "shelves:Create*" })], {}, true],
  ["a question mark", [allow({ Action: "shelves:CreateShel?" })], {}, true],
  ["one of several", [allow({ Action: ["shelves:A", "shelves:*Shelf"] })], {}, true],
  ["another action", [allow({ Action: "shelves:DeleteShelf" })], {}, "ImplicitDeny"],
  ["all but another", [allButOne("shelves:DeleteShelf")], {}, true],
  ["all but this", [allButOne("shelves:Create*")], {}, "ImplicitDeny"],
  ["everything, and a deny", [allow(), deny({ Action: "shelves:CreateShelf" })], {}, "ExplicitDeny"],
  ["a deny before it", [deny(), allow()], {}, "ExplicitDeny"],
  ["everything, and a deny of another", [allow(), deny({ Action: "shelves:DeleteShelf" })], {}, true],
  ["the resource", [allow({ Resource: on })], { arns: [on] }, true],
  ["resources by star", [allow({ Resource: "acs:shelves:*:*:shelf/*" })], { arns: [on] }, true],
  ["a region where the resource is in all", [allow({ Resource: "acs:shelves:east:1:shelf/*" })], { arns: [on] }, true],
  ["another account's", [allow({ Resource: "acs:shelves:*:2:shelf/*" })], { arns: [on] }, "ImplicitDeny"],
  ["another resource", [allow({ Resource: "acs:shelves:*:1:shelf/s-2" })], { arns: [on] }, "ImplicitDeny"],
  ["one resource of two", [allow({ Resource: on })], { arns: [on, "acs:shelves:*:1:room/r"] }, "ImplicitDeny"],
  ["a resource where all are asked for", [allow({ Resource: on })], { arns: ["*"] }, "ImplicitDeny"],
])("with %s", (_, statements, more, outcome) => {
  const decision = ask(statements, more);
  expect(decision.allowed || decision.by).toBe(outcome);
});

it.each<[string, Record<string, Record<string, unknown>>, boolean]>([
  ["the address", { IpAddress: { "acs:SourceIp": "203.0.113.7" } }, true],
  ["a range of addresses", { IpAddress: { "acs:SourceIp": ["198.51.100.0/24", "203.0.113.0/24"] } }, true],
  ["another range", { IpAddress: { "acs:SourceIp": "198.51.100.0/24" } }, false],
  ["not a range", { NotIpAddress: { "acs:SourceIp": "203.0.113.0/24" } }, false],
  ["before a date", { DateLessThan: { "acs:CurrentTime": "2026-06-01T00:00:00Z" } }, true],
  ["after a date", { DateGreaterThan: { "acs:CurrentTime": "2026-06-01T00:00:00+08:00" } }, false],
  ["over TLS", { Bool: { "acs:SecureTransport": "true" } }, true],
  ["over TLS, as a boolean", { Bool: { "acs:SecureTransport": true } }, true],
  ["not over TLS", { Bool: { "acs:SecureTransport": "false" } }, false],
  ["at most", { NumericLessThanEquals: { "shelves:Rows": 5 } }, true],
  ["more than", { NumericGreaterThan: { "shelves:Rows": "5" } }, false],
  ["a number that is none", { NumericEquals: { "shelves:Rows": "five" } }, false],
  ["a text", { StringEquals: { "shelves:Rows": ["4", "5"] } }, true],
  ["none of two texts", { StringNotEquals: { "shelves:Rows": ["4", "5"] } }, false],
  ["a text like", { StringLike: { "acs:SourceIp": "203.*.7" } }, true],
  ["the key in other letters", { StringEquals: { "ACS:sourceIP": "203.0.113.7" } }, true],
  [
    "two conditions, one of which fails",
    { Bool: { "acs:SecureTransport": "true" }, StringEquals: { "shelves:Rows": "6" } },
    false,
  ],
])("allows under a condition: %s", (_, Condition, allowed) => {
  expect(ask([allow({ Condition } as Partial<Statement>)]).allowed).toBe(allowed);
  const denied = ask([allow(), deny({ Condition } as Partial<Statement>)]);
  expect(denied.allowed).toBe(!allowed);
});

it.each<[string, Statement[]]>([
  ["a resource that no document names", [allow({ Resource: on })]],
  ["a key it does not have", [allow({ Condition: { StringEquals: { "acs:MFAPresent": "true" } } })]],
  ["a deny of such a resource", [allow(), deny({ Resource: on })]],
])("lets through with a doubt what it cannot know: %s", (_, statements) => {
  expect(ask(statements)).toEqual({ allowed: true, doubts: [expect.stringContaining("is not known, let through")] });
});

it("says which statement denies, or that none allows", () => {
  expect(ask([allow(), deny()])).toMatchObject({
    why: "statement 2 of policy 1 in the policies denies shelves:CreateShelf",
  });
  expect(ask([], { arns: [on] })).toMatchObject({
    why: `nothing in the policies allows shelves:CreateShelf on ${on}`,
  });
});

it.each([
  ["203.0.113.7", "203.0.113.7/32", true],
  ["203.0.113.7", "203.0.112.0/22", true],
  ["::ffff:203.0.113.7", "203.0.113.0/24", true],
  ["203.0.113.7", "0.0.0.0/0", true],
  ["2001:db8::1", "2001:db8::/32", true],
  ["2001:db9::1", "2001:db8::/32", false],
  ["::1", "0:0:0:0:0:0:0:1", true],
  ["::1", "127.0.0.1", false],
  ["nonsense", "0.0.0.0/0", false],
])("%s in %s: %s", (address, range, expected) => {
  expect(inRange(address, range)).toBe(expected);
});

it("reads every text as a pattern of itself, whatever it holds, and never takes long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(wildcard(text.replaceAll(/[*?]/g, "x"))(text.replaceAll(/[*?]/g, "x"))).toBe(true);
      expect(wildcard(`*${text.replaceAll("?", "x")}*`)(`a${text.replaceAll("?", "x")}b`)).toBe(true);
    }),
  );
  expect(wildcard("*".repeat(5000))("a")).toBe(true);
});

it.each<[unknown, string]>([
  ["Allow", "is not a policy document"],
  [{}, "has no Statement"],
  [{ Statement: ["x"] }, "statement 1 is not an object"],
  [{ Statement: { ...allow(), Effect: "allow" } }, "statement 1: Effect is neither Allow nor Deny"],
  [{ Statement: [allow(), { Effect: "Deny", Resource: "*" }] }, "statement 2: give Action or NotAction"],
  [{ Statement: allow({ NotAction: "x" }) }, "give Action or NotAction, one of them"],
  [{ Statement: { Effect: "Allow", Action: 5, Resource: "*" } }, "Action is not a text"],
  [{ Statement: { Effect: "Allow", Action: "*" } }, "Resource is not a text"],
  [{ Statement: { ...allow(), Principal: "*" } }, "there is no Principal in a statement"],
  [{ Statement: { ...allow(), Condition: { StringSame: {} } } }, "there is no operator StringSame; there are String"],
  [{ Statement: { ...allow(), Condition: { Bool: "true" } } }, "Bool is not an object of values by condition key"],
])("refuses %j as a policy", (policy, message) => {
  expect(() => checkPolicy(policy, "p")).toThrow(message);
  expect(() => checkPolicy({ Statement: allow() } satisfies Policy, "p")).not.toThrow();
});
