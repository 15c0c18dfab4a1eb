/**
 * From a body's fields to the bytes of an answer, in the format that the caller asked for.
 *
 * @see specs/protocol/errors.md 1.2
 * @module
 */
import type { Answer } from "../types.ts";
import { generationOf } from "./find-action.ts";
import type { Received } from "./receive.ts";
import { Refusal } from "./refusal.ts";
import { xmlDocument } from "./xml.ts";

export type Format = "json" | "xml";

/** V1: the parameter `Format`, XML without it. V3: JSON, unless the caller accepts XML alone. */
export function formatOf(request: Received): Format | Refusal {
  if (generationOf(request) === "V3") return acceptsXmlAlone(request.headers.accept) ? "xml" : "json";
  const format = request.parameters.get("Format") || "XML";
  if (/^json$/i.test(format)) return "json";
  if (/^xml$/i.test(format)) return "xml";
  return new Refusal(400, "InvalidParameter.Format", "The parameter Format is neither JSON nor XML.");
}

function acceptsXmlAlone(accept: string | undefined): boolean {
  return (
    accept !== undefined &&
    /\b(application|text)\/xml\b/i.test(accept) &&
    !/json|html|\*\/\*|application\/\*/i.test(accept)
  );
}

export interface Writing {
  readonly format: Format;
  /** The document's element, where it is XML. */
  readonly root: string;
  readonly requestId: string;
  /** What the mock let through or could not check. */
  readonly warnings: readonly string[];
  /** Why it is refused, for people. */
  readonly explanation?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export function write(status: number, body: unknown, writing: Writing): Answer {
  const { format, root, requestId, warnings, explanation } = writing;
  const usual = {
    "content-type": format === "json" ? "application/json;charset=utf-8" : "text/xml;charset=utf-8",
    "x-acs-request-id": headerText(requestId),
  };
  const headers: Record<string, string> = writing.headers ? { ...writing.headers, ...usual } : usual;
  if (warnings.length > 0) headers["x-acskit-warning"] = headerText(warnings.join("; "));
  if (explanation !== undefined) headers["x-acskit-explain"] = headerText(explanation);
  return { status, headers, body: format === "json" ? JSON.stringify(body ?? {}) : xmlDocument(root, body ?? {}) };
}

/** Header values hold printable ASCII alone here, whatever a table or an option says. */
function headerText(text: string): string {
  return /^[\u0020-\u007e]*$/.test(text) ? text : text.replaceAll(/[^\u0020-\u007e]/g, "?");
}
