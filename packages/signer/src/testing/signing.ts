import { type SignerOptions, withSignature } from "../index.ts";

export const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };
export const now: number = Date.parse("2024-05-06T07:08:09Z");

export interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
  init: RequestInit;
}

/** A signed `fetch` that sends nothing, and what it would have sent. */
export function signing(options: Partial<SignerOptions> = {}): { sent: Sent[]; fetch: typeof globalThis.fetch } {
  const sent: Sent[] = [];
  const fetch = withSignature({ credentials, now: () => now, ...options })(async (input, init = {}) => {
    const { method = "GET", headers, body } = init;
    sent.push({ url: String(input), method, headers: headers as Record<string, string>, body, init });
    return new Response();
  });
  return { sent, fetch };
}

export const shelves = {
  url: "https://shelves.example.com/?Size=3&Label=a%20b",
  headers: { "x-acs-action": "CreateShelf", "x-acs-version": "2024-01-01" },
};
