/**
 * Answers that are none, or not whole.
 *
 * @module
 */
import type { Answer } from "../types.ts";
import type { Fault } from "./fault.ts";

/** What comes in place of the service's answer. */
export class Broken {
  readonly answer: Answer;

  constructor(fault: Extract<Fault, { kind: "drop" | "html" }>) {
    this.answer = fault.kind === "drop" ? noAnswer : page(fault.status ?? 502);
  }
}

const noAnswer: Answer = { status: 0, headers: {}, body: "", breaks: "before" };

const reasons = { 502: "Bad Gateway", 503: "Service Temporarily Unavailable", 504: "Gateway Time-out" };

/** As a proxy writes it, without a request id. */
function page(status: keyof typeof reasons): Answer {
  const title = `${status} ${reasons[status]}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { "content-type": "text/html" }, body };
}

/** What is left of an answer. */
export function spoil(answer: Answer, fault: Extract<Fault, { kind: "lost" | "truncate" }>): Answer {
  if (fault.kind === "lost") return noAnswer;
  const bytes = new TextEncoder().encode(answer.body);
  const { bytes: length = Math.floor(bytes.length / 2) } = fault;
  const body = new TextDecoder().decode(bytes.slice(0, Math.min(length, bytes.length - 1)));
  return { ...answer, body, breaks: "within" };
}
