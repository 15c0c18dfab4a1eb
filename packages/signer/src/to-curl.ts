export interface ToCurlOptions {
  /**
   * Shows `authorization` and tokens, so that the line can be run. Whoever sees it can send this one request within 15
   * minutes, and read the tokens. `false` when left out: they are `***`.
   */
  signature?: boolean | undefined;
}

/**
 * A request as a line for `curl` in a POSIX shell. There is no secret in it, for none is in a request; but its
 * parameters are, and in ENS passwords are parameters.
 *
 * @example
 * console.log(await toCurl(await sign(request, { credentials }), { signature: true }));
 */
export async function toCurl(request: Request, { signature = false }: ToCurlOptions = {}): Promise<string> {
  const { method, url, headers } = request;
  const words = ["curl", ...(method === "HEAD" ? ["--head"] : ["-X", method]), quoted(url)];
  for (const [name, value] of headers) {
    const shown = signature || !/^(authorization|x-acs-(security|bearer)-token)$/.test(name) ? value : "***";
    words.push("-H", quoted(shown === "" ? `${name};` : `${name}: ${shown}`));
  }
  if (method === "GET" || method === "HEAD") return words.join(" ");
  if (!headers.has("content-type")) words.push("-H", quoted("content-type:")); // curl would send one, unsigned
  words.push("--data-binary");
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  const text = textOf(bytes);
  if (text !== undefined) return [...words, quoted(text)].join(" ");
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `printf %s ${quoted(btoa(binary))} | base64 -d | ${[...words, "@-"].join(" ")}`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Nothing for bytes that are no UTF-8 text a shell can carry; `@` would name a file. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return /^@|\0/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
