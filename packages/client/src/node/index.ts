/**
 * Node's own HTTP client as a `fetch`, for programs that call much: on Node, `fetch` itself is the larger part of a call.
 *
 * @module
 */
export { type NodeFetchOptions, nodeFetch } from "./node-fetch.ts";
