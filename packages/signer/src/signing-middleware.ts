import { takeApart } from "./outgoing.ts";
import type { SignerOptions } from "./signer.ts";
import { withSignature } from "./with-signature.ts";

export interface SigningMiddlewareOptions extends SignerOptions {
  /** Of the API, `2017-11-10`. */
  version: string;
  /** RPC: the path is the action's name and every call goes to `/`. ROA: paths stay. `RPC` when left out. */
  style?: "RPC" | "ROA" | undefined;
  /** An operation's name, if it isn't what the path says: `/CreateShelf` (RPC), `/shelves#CreateShelf` (ROA). */
  action?: ((schemaPath: string, method: string) => string) | undefined;
}

/** The part of openapi-fetch's `Middleware` that signs. */
export interface SigningMiddleware {
  onRequest(call: { request: Request; schemaPath: string }): Promise<Request>;
}

/**
 * Signs the requests of anybody's openapi-fetch client. Turns `POST /CreateShelf?Size=3` into the signed `POST /?Size=3`
 * with `x-acs-action: CreateShelf`. The query is signed as it stands in the request's URL.
 *
 * Register it last: nothing may change a request after it was signed, and no retry may repeat one (it would repeat the
 * nonce). Where there are retries, use `withSignature` instead.
 *
 * @example
 * const client = createClient<paths>({ baseUrl: "https://shelves.example.com" });
 * client.use(signingMiddleware({ version: "2024-01-01", credentials: { accessKeyId, accessKeySecret } }));
 * await client.POST("/CreateShelf", { params: { query: { Size: 3 } } });
 *
 * @throws TypeError for unusable options; calls reject as those of `withSignature` do
 */
export function signingMiddleware(options: SigningMiddlewareOptions): SigningMiddleware {
  const { version, style = "RPC", action } = options;
  if (!version || typeof version !== "string") throw new TypeError("version is missing: the API's, such as 2024-01-01");
  if (style !== "RPC" && style !== "ROA") throw new TypeError('style is "RPC" or "ROA"');
  const sign = withSignature(options)(async (url, init) => new Request(url, init) as never);
  return {
    async onRequest({ request, schemaPath }) {
      const { url, ...call } = await takeApart(request);
      const name = action?.(schemaPath, call.method) ?? actionOf(schemaPath, style);
      if (name) call.headers["x-acs-action"] = name;
      call.headers["x-acs-version"] = version;
      return (await sign(style === "RPC" ? withoutEnd(url, schemaPath) : url, call)) as unknown as Request;
    },
  };
}

function actionOf(schemaPath: string, style: "RPC" | "ROA"): string | undefined {
  return style === "RPC" ? schemaPath.slice(1) : schemaPath.split("#")[1];
}

/** `/CreateShelf` → `/`, and `/proxy/CreateShelf` → `/proxy/` for a base URL with a path of its own. */
function withoutEnd(text: string, schemaPath: string): string {
  const url = new URL(text);
  if (url.pathname.endsWith(schemaPath)) url.pathname = url.pathname.slice(0, 1 - schemaPath.length);
  return url.href;
}
