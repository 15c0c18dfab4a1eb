import { type AcsError, isAcsError } from "@acskit/ens";

/** An error for a person: what happened, what the service says, what to do, and what support asks for. */
export interface InWords {
  readonly title: string;
  readonly detail: string;
  readonly advice?: string;
  readonly reference?: string;
}

export function inWords(error: Error): InWords {
  if (!isAcsError(error)) return { title: "That did not work.", detail: error.message };
  const { code, advice = "", requestId } = error;
  return {
    title: titleOf(error),
    detail: detailOf(error),
    advice: code === "NoPermission" ? "Whoever manages the account can give it." : advice,
    reference: requestId ? `${code}, request ${requestId}` : code,
  };
}

function titleOf({ code, status, retryable }: AcsError): string {
  if (code === "NoPermission") return "This account may not do that.";
  if (status === 0) return "The service cannot be reached.";
  return retryable ? "The service is busy." : "That did not work.";
}

/** The missing permission, or the service's own sentence without code and request, which stand elsewhere. */
function detailOf({ code, message, action, accessDeniedDetail }: AcsError): string {
  if (accessDeniedDetail?.AuthAction) return `It needs the permission ${accessDeniedDetail.AuthAction}.`;
  return message.slice(code.length + ": ".length, message.lastIndexOf(` (${action}`));
}

/** The parameter that an error is about, where its code names one: `InvalidAmount`, `InvalidParameter.Users`. */
export function parameterOf(error: unknown): string | undefined {
  if (!isAcsError(error)) return undefined;
  return /^(?:Invalid|Missing)(?:Parameter\.)?(\w+)/.exec(error.code)?.[1];
}
