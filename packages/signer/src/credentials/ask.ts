/**
 * One request to a source of credentials, and its answer read.
 *
 * Failures name the origin alone: URLs, bodies and others' error texts may hold secrets.
 *
 * @module
 */
import type { Fetch } from "../with-signature.ts";
import type { Fail } from "./credentials-error.ts";

export interface AskOptions {
  /** What sends the requests; the global `fetch`. It has to heed `signal`. */
  fetch?: Fetch | undefined;
  /** For the whole answer; 10,000 if left out. */
  timeoutMs?: number | undefined;
}

export interface Answer {
  status: number;
  text: string;
}

/** @param fail makes the error if there is no answer */
export async function ask(url: URL, init: RequestInit, fail: Fail, options: AskOptions): Promise<Answer> {
  const { fetch: send = fetch, timeoutMs = 10_000 } = options;
  try {
    // A redirect is not followed: it would take a token to another host.
    const response = await send(url.href, { redirect: "manual", ...init, signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const { name, code, cause } = Object(error) as { name?: string; code?: unknown; cause?: { code?: unknown } };
    const known = [cause?.code, code].find((one) => typeof one === "string" && /^[A-Z_0-9]+$/.test(one));
    const reason = name === "TimeoutError" ? `within ${timeoutMs} ms` : `(${known ?? "connection failed"})`;
    throw fail(`no answer from ${url.origin} ${reason}`);
  }
}

/** The JSON object of an answer; an XML error as if it were one. */
export function readAnswer({ status, text }: Answer, fail: Fail): Record<string, unknown> {
  const object = parseObject(text);
  if (object) return object;
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (/^<(!doctype html|html|head|body)\b/.test(start)) {
    throw fail(`status ${status} with an HTML page: a proxy or a gateway answered in its place`);
  }
  if (start.startsWith("<")) {
    const xml = {
      Code: element(text, "Code"),
      RequestId: element(text, "RequestId"),
      Message: element(text, "Message"),
    };
    if (xml.Code) return xml;
    throw fail(`status ${status} with XML in place of JSON`);
  }
  throw fail(`status ${status} with ${start ? "something that is not JSON" : "an empty text"}`);
}

/** Nothing for what is no JSON object. Parsers' messages quote the text, so they end here. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const element = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(xml)?.[1];
