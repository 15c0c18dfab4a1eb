import { isAcsError } from "@acskit/ens";

/** An error for a person: what happened, what to do, and what support asks for. */
export interface InWords {
  readonly title: string;
  readonly advice: string;
  readonly reference?: string;
}

export function inWords(error: Error): InWords {
  if (!isAcsError(error)) return { title: "That did not work.", advice: error.message };
  const title =
    error.code === "NoPermission"
      ? "This account may not do that."
      : error.status === 0
        ? "The service cannot be reached."
        : error.retryable
          ? "The service is busy."
          : "That did not work.";
  const request = error.requestId ? `, request ${error.requestId}` : "";
  return { title, advice: error.advice ?? error.message, reference: `${error.code}${request}` };
}
