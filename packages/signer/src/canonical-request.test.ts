import { OpenApiUtil } from "@alicloud/openapi-core";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { authorization } from "./authorization.ts";
import { joined, signedHeaderNames, targetOf } from "./canonical-request.ts";
import { createHasher } from "./hash.ts";
import { canonicalRequest, type SignableRequest, stringToSign } from "./index.ts";

const request: SignableRequest = {
  method: "POST",
  path: "/",
  query: [],
  headers: { host: "shelves.example.com", "x-acs-action": "CreateShelf" },
  bodyHash: "e3b0",
};

it("joins six parts, with a blank line behind the headers and none at the end", () => {
  expect(canonicalRequest({ ...request, query: [["Size", "3"]] })).toBe(
    "POST\n/\nSize=3\nhost:shelves.example.com\nx-acs-action:CreateShelf\n\nhost;x-acs-action\ne3b0",
  );
});

it.each([
  ["numbers as text", ["A.2", "A.10", "A.1", "A"], ["A", "A.1", "A.10", "A.2"]],
  ["by code unit, not by locale", ["a", "_", "Z", "9", ".", "-"], ["-", ".", "9", "Z", "_", "a"]],
])("sorts names: %s", (_, names, sorted) => {
  const canonical = canonicalRequest({ ...request, query: names.map((name) => [name, ""] as const) });
  expect(canonical.split("\n")[2]).toBe(sorted.map((name) => `${name}=`).join("&"));
});

it("keeps the order of the values of one name", () => {
  expect(
    canonicalRequest({
      ...request,
      query: [
        ["A", "2"],
        ["A", "1"],
      ],
    }).split("\n")[2],
  ).toBe("A=2&A=1");
});

it("signs host, content-type and x-acs-*, and trims their values at both ends only", () => {
  const headers = { accept: "*/*", "x-acs-b": " 1  2 ", host: "h", "content-type": "text/plain", "x-acsb": "no" };
  const canonical = canonicalRequest({ ...request, headers });
  expect(canonical.split("\n").slice(3, 8)).toEqual([
    "content-type:text/plain",
    "host:h",
    "x-acs-b:1  2",
    "",
    "content-type;host;x-acs-b",
  ]);
});

// Whatever way a URL's query takes, the fast one or the decoding one, the same is signed.
it.each([
  ["/?b=1&a=2", "a=2&b=1"],
  ["/?A=1&A.1=2&A-1=3", "A=1&A-1=3&A.1=2"],
  ["/?A.2=1&A.10=2&A.1=3", "A.1=3&A.10=2&A.2=1"],
  ["/?A=2&A=1", "A=2&A=1"],
  ["/?A=", "A="],
  ["/?A", "A="],
  ["/?A=1&", "A=1"],
  ["/?A=1&&B=2", "A=1&B=2"],
  ["/?=1", "=1"],
  ["/?A=b=c", "A=b%3Dc"],
  ["/?A=%41%7E%2d", "A=A~-"],
  ["/?A=a+b", "A=a%20b"],
  ["/?A=%7B%22a%22%3A%5B1%2C2%5D%7D", "A=%7B%22a%22%3A%5B1%2C2%5D%7D"],
  ["/?A=%E4%B8%AD", "A=%E4%B8%AD"],
  ["/?A=中", "A=%E4%B8%AD"],
  ["/?A%5B1%5D=x&A=y", "A=y&A%5B1%5D=x"],
  ["/?A=1#part", "A=1"],
  ["/", ""],
  ["/?", ""],
])("a URL's query %s is signed as %s", (query, canonical) => {
  for (const _ of ["parsed", "known"]) expect(targetOf(`https://shelves.example.com${query}`).query).toBe(canonical);
});

it("takes a URL apart as the platform does", () => {
  const host = fc.constantFrom(
    ...["shelves.example.com", "Shelves.Example.COM:8443", "a.example.com:8443", "127.1", "127.0.0.1:40100"],
    ...["localhost:80", "localhost", "127.0.0.1:443", "localhost:59999", "localhost:60000"],
  );
  const path = fc.oneof(fc.webPath(), fc.constantFrom("/a/./b", "/..", "/.a", "/a/%2e%2E/b", "/a*b+c%7E"));
  const query = fc.oneof(fc.webQueryParameters(), fc.stringMatching(/^([a-c.=&+-]|%2[0-9A-F]|%[0-9a-f]{2}){0,12}$/));
  const earlier = fc.constantFrom("", "?", "#", "?#", "?a=b", "#a", "?a=b#c"); // what is known of it must not mislead
  const start = fc.constantFrom("?", "?", "??", "#?", "?#");
  fc.assert(
    fc.property(host, path, earlier, start, query, (host, path, earlier, start, query) => {
      targetOf(`https://${host}${path}${earlier}`);
      const text = `https://${host}${path}${start}${query}`;
      const url = new URL(text);
      const target = targetOf(text);
      expect(target).toMatchObject({ host: url.host, href: url.href });
      const request = { method: "GET", headers: {}, bodyHash: "", path: url.pathname, query: [...url.searchParams] };
      expect(joined("GET", target, {}, [], "")).toBe(canonicalRequest(request));
    }),
  );
});

it.each([
  ["a lone surrogate in a value", { query: [["A", "\ud800"]] }, /a parameter: a lone surrogate/],
  ["a lone surrogate in a name", { query: [["\udc00", "1"]] }, /a parameter: a lone surrogate/],
  ["a line feed in a header", { headers: { "x-acs-a": "1\nx-acs-b:2" } }, /header x-acs-a has a line break/],
  ["a carriage return in a header", { headers: { host: "h\r" } }, /header host has a line break/],
] as [string, Partial<SignableRequest>, RegExp][])("refuses %s", (_, part, message) => {
  expect(() => canonicalRequest({ ...request, ...part })).toThrow(message);
  expect(() => canonicalRequest({ ...request, ...part })).toThrow(TypeError);
});

const asciiName = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/); // others the official package does not encode
const headerValue = fc.stringMatching(/^[!-~][ -~]{0,20}$/);
const headers = fc
  .dictionary(fc.stringMatching(/^(x-acs-[a-z0-9-]{1,10}|accept|user-agent|content-type|x-[a-z]{2,6})$/), headerValue, {
    noNullPrototype: true,
  })
  .map((some) => ({ ...some, host: "shelves.example.com" }));
const path = fc.stringMatching(/^\/([a-z0-9+*~._-]|%7E|%20|%2F){0,20}$/);
const query = fc.dictionary(asciiName, fc.string({ unit: "grapheme" }), { noNullPrototype: true });

it("gives the Authorization that the official package gives", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("GET", "POST", "PUT", "DELETE"),
      path,
      query,
      headers,
      asciiName,
      asciiName,
      (...parts) => {
        const [method, pathname, parameters, headers, accessKeyId, secret] = parts;
        const hasher = createHasher();
        const bodyHash = hasher.sha256(secret) as string;
        const canonical = canonicalRequest({
          method,
          path: pathname,
          query: Object.entries(parameters),
          headers,
          bodyHash,
        });
        const signature = hasher.hmac(secret, stringToSign(canonical) as string) as string;
        const signedHeaders = signedHeaderNames(Object.keys(headers));

        const theirs: unknown = { method, pathname, query: parameters, headers };
        expect(authorization(accessKeyId, signedHeaders.join(";"), signature)).toBe(
          OpenApiUtil.getAuthorization(theirs as never, "ACS3-HMAC-SHA256", bodyHash, accessKeyId, secret),
        );
      },
    ),
    { numRuns: 2000 },
  );
});
