import type { Facts } from "../facts.ts";
import { anything, listOf, name, problem, type Reader, readNode, record, text } from "./node.ts";

/** Hosts by region; some documents call the public one `public` and give one for VPCs beside it. */
export const readEndpoints: Reader<Facts["endpoints"]> = (value, at, context) =>
  listOf(readEndpoint)(value, at, context) as Facts["endpoints"];

const readEndpoint: Reader<object> = (value, at, context) => {
  const { public: host, ...rest } = record(value, at, context);
  if (host !== undefined) context.note("otherName", `${at}/public`, "endpoint");
  const endpoint = readNode("endpoint", { endpoint: host ?? "", ...rest }, at, context, {
    regionId: name,
    areaId: anything,
    endpoint: text,
    vpc: text,
  });
  if (endpoint.regionId === undefined) throw problem(context, at, "an endpoint needs regionId; add it");
  return endpoint;
};
