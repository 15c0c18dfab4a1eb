/**
 * A document from the network, whole or not at all.
 *
 * Only https, and http on this machine, for tests and mirrors. Throws `Problem` for every answer that is no document:
 * a status other than 200, HTML, one that is cut off, too large or too late, redirects that lead to http or in circles.
 *
 * @module
 */
import { Problem } from "../problem.ts";

export interface DownloadLimits {
  /** Bytes after decompression; the largest document that the vendor publishes has a fifth of the default. */
  maxBytes?: number;
  /** Milliseconds for all of it. */
  deadlineMs?: number;
}

const mostRedirects = 5;

/** The text that a URL leads to. */
export async function download(url: string, limits: DownloadLimits = {}): Promise<string> {
  const { maxBytes = 64 * 1024 * 1024, deadlineMs = 120_000 } = limits;
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const { response, from } = await followed(url, signal);
    refuseOthers(response, from);
    return await textOf(response, from, maxBytes);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal.aborted) throw new Problem(`took longer than ${deadlineMs / 1000} s; try again later`, { file: url });
    throw new Problem(`cannot be reached: ${reasonOf(error)}; try again later, or give a file`, { file: url });
  }
}

/** The first answer that is no redirect. */
async function followed(url: string, signal: AbortSignal): Promise<{ response: Response; from: string }> {
  const seen = new Set<string>();
  let from = checked(url, url);
  const startsHere = isThisMachine(from);
  for (;;) {
    seen.add(from.href);
    const response = await fetch(from, { redirect: "manual", signal, headers: { accept: "application/json" } });
    if (response.status < 300 || response.status > 399) return { response, from: from.href };
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (location === null) throw new Problem(`answers ${response.status} and no location; check it`, { file: url });
    from = checked(new URL(location, from).href, url);
    if (isThisMachine(from) && !startsHere) throw new Problem(`redirects to this machine, ${from.host}`, { file: url });
    if (seen.has(from.href)) throw new Problem("redirects in a circle; check it", { file: url });
    if (seen.size > mostRedirects)
      throw new Problem(`redirects more than ${mostRedirects} times; check it`, { file: url });
  }
}

function checked(target: string, asked: string): URL {
  const url = URL.parse(target);
  if (!url) throw new Problem("is no URL; check it", { file: asked });
  if (url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(url))) return url;
  const what = target === asked ? "is not https" : `redirects to ${url.protocol}//${url.host}, which is not https`;
  throw new Problem(`${what}: what comes without encryption could be anybody's; give an https URL, or a file`, {
    file: asked,
  });
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === "127.0.0.1" || hostname === "[::1]" || hostname === "localhost";
}

function refuseOthers(response: Response, from: string): void {
  const { status } = response;
  if (status !== 200) {
    const what = status >= 500 ? "try again later" : "check the URL";
    throw new Problem(`answers ${status} ${response.statusText}`.trimEnd().concat(`; ${what}`), { file: from });
  }
  if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) {
    throw new Problem("is a page (HTML), not a document; check the URL", { file: from });
  }
}

async function textOf(response: Response, from: string, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new Problem(`is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB, no document is; check the URL`, {
      file: from,
    });
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Problem || (error as Error).name === "TimeoutError") throw error;
    throw new Problem(`was cut off after ${bytes} bytes; try again`, { file: from });
  }
  return Buffer.concat(parts).toString("utf8");
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : message;
}
