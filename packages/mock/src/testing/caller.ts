import { type Fetch, withSignature } from "@acskit/signer";
import type { Player } from "../types.ts";

export const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

export interface Heard {
  status: number;
  code?: string;
  message: string;
  warning: string | null;
  body: Record<string, unknown>;
}

export async function heard(response: Response): Promise<Heard> {
  const body = (await response.json()) as Record<string, unknown>;
  const warning = response.headers.get("x-acskit-warning");
  const { Code, Message = "" } = body;
  return {
    status: response.status,
    ...(Code ? { code: Code as string } : {}),
    message: Message as string,
    warning,
    body,
  };
}

export interface Extras {
  origin?: string;
  method?: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  fetch?: Fetch;
}

/** Signs a call as V3 does and hears the answer. */
export async function call(
  mock: Player,
  action: string,
  query: Record<string, string> = {},
  extras: Extras = {},
): Promise<Heard> {
  const { origin = "https://shelves.aliyuncs.com", method = "POST", headers = {}, form, fetch = mock.fetch } = extras;
  const response = await withSignature({ credentials })(fetch)(`${origin}/?${new URLSearchParams(query)}`, {
    method,
    headers: {
      "x-acs-action": action,
      "x-acs-version": mock.product.version,
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      ...headers,
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
  return heard(response);
}
