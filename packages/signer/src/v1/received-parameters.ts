import type { ReceivedRequest } from "../received.ts";
import type { Parameter } from "./string-to-sign-v1.ts";

/** Of the query, and of a form body. */
export function receivedParameters({ url, body }: ReceivedRequest, type = ""): Parameter[] {
  const query = [...new URL(url, "http://-").searchParams];
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return query;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body ?? undefined);
  return [...query, ...new URLSearchParams(text)];
}
