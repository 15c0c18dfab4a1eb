import { expect, it } from "vitest";
import { resolveEndpoint } from "./endpoint.ts";
import { shelf } from "./testing/products.ts";

it.each([
  [{}, "https://shelf.example.com"],
  [{ regionId: "cn-a" }, "https://shelf.example.com"],
  [{ regionId: "ap-b" }, "https://shelf.b.example.com"],
  [{ regionId: "ap-b", network: "public" }, "https://shelf.b.example.com"],
  [{ regionId: "nowhere" }, "https://shelf.example.com"],
  [{ regionId: "constructor" }, "https://shelf.example.com"],
  [{ regionId: "cn-a", network: "vpc" }, "https://shelf.vpc.example.com"],
  [{ endpoint: "mine.example.com", regionId: "cn-a", network: "vpc" }, "https://mine.example.com"],
  [{ endpoint: "mine.example.com:8443" }, "https://mine.example.com:8443"],
  [{ endpoint: "HTTPS://Mine.example.com/" }, "https://mine.example.com"],
  [{ endpoint: "http://localhost:4010" }, "http://localhost:4010"],
  [{ endpoint: "[::1]:4010" }, "https://[::1]:4010"],
] as const)("for %j calls go to %s", (choice, origin) => {
  expect(resolveEndpoint(shelf, choice)).toBe(origin);
});

it.each(["ap-b", "nowhere", "toString", undefined])("says where a VPC host is missing (region %s)", (regionId) => {
  expect(() => resolveEndpoint(shelf, { regionId, network: "vpc" })).toThrow("network: Shelf has VPC hosts in: cn-a");
});
