import * as fc from "fast-check";
import { expect, it } from "vitest";
import { placeIn, placeOf } from "./place.ts";

it("takes a URL apart as the platform does, whatever came before", () => {
  const origin = fc.constantFrom(
    "http://a.example.com",
    "https://a.example.com",
    "http://a.example.com:8080",
    "http://[::1]:80",
  );
  const path = fc.oneof(
    fc.stringMatching(/^[/.%2eE]{0,8}(\?[/.%2eE]{0,4})?$/),
    fc.stringMatching(/^\/[\w/.~%*'"<># \\-]{0,8}(\?[\w/.~%&=*'"<># \\?-]{0,12})?$/),
    fc.webPath(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(origin, path), { minLength: 1, maxLength: 4 }), (urls) => {
      for (const [origin, path] of urls) {
        const text = `${origin}${path.startsWith("/") ? "" : "/"}${path}`;
        expect(placeOf(text)).toEqual(placeIn(new URL(text)));
      }
    }),
    { numRuns: 2000 },
  );
});

it("does not take a longer port or host for the one before", () => {
  placeOf("http://a.example.com:80/");
  expect(placeOf("http://a.example.com:8080/").port).toBe("8080");
  expect(placeOf("http://a.example.com.cn/").hostname).toBe("a.example.com.cn");
});
