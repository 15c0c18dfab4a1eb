import fc from "fast-check";
import { expect, it } from "vitest";
import { receive } from "./receive.ts";
import { Refusal } from "./refusal.ts";

const pieces = [
  ...["a", "B", "7", "-", "_", "~", ".", "..", "/", "//", "?", "&", "=", "+", "*", "%", "%41", "%00", "%2b", "%7F"],
  ...["%ff", "%C3%A9", "%EF%BB%BF", "%zz", "ä", " ", "#", ";", "xn--", ":", "8080", "80", "@", "\\", "\t", "|"],
];
const text = (max: number) => fc.array(fc.constantFrom(...pieces), { maxLength: max }).map((parts) => parts.join(""));
const hosts = fc.constantFrom(
  ...["books.aliyuncs.com", "localhost", "127.0.0.1", "127.0.0.1:4010", "a-b.example:80", "10.0.0.1", "xn--a.example"],
  ...[
    "localhost:443",
    "localhost:0",
    "localhost:65536",
    "1.2",
    "[::1]:4010",
    "UPPER.example",
    "a..b",
    "-a.example",
    "",
  ],
);

it("takes a URL apart as the platform does, however plain it is", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("https://", "http://"),
      fc.oneof(hosts, text(3)),
      fc.oneof(fc.constant("/"), text(4)),
      text(12),
      (scheme, host, path, query) => {
        const url = `${scheme}${host}${path}?${query}`;
        const received = receive({ method: "GET", url, headers: {} });
        const parsed = URL.canParse(url) ? new URL(url) : undefined;
        expect(received instanceof Refusal).toBe(parsed === undefined);
        if (received instanceof Refusal || !parsed) return;
        const { protocol, hostname, host: whole, pathname, searchParams } = parsed;
        const first = new Map([...searchParams].reverse());
        expect(received).toMatchObject({ protocol, hostname, host: whole, path: pathname });
        expect(new Map([...received.parameters].sort())).toEqual(new Map([...first].sort()));
      },
    ),
    { numRuns: 3000 },
  );
});
