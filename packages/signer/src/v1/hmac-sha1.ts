/**
 * HMAC-SHA1 in base64: by `node:crypto` where there is Node, and then at once; by WebCrypto elsewhere.
 *
 * @throws TypeError where there is neither
 * @see specs/protocol/signing.md 3.3
 */
export function hmacSha1(key: string, text: string): string | Promise<string> {
  const { process, crypto } = globalThis as Partial<Host>;
  const node = process?.getBuiltinModule?.("node:crypto");
  if (node) return node.createHmac("sha1", key).update(text).digest("base64");
  if (crypto?.subtle) return bySubtle(crypto.subtle, key, text);
  throw new TypeError("no crypto.subtle: it needs https or localhost");
}

interface Host {
  process: { getBuiltinModule?(id: string): NodeCrypto | undefined };
  crypto: { subtle?: SubtleCrypto };
}

interface NodeCrypto {
  createHmac(algorithm: string, key: string): { update(text: string): { digest(encoding: "base64"): string } };
}

async function bySubtle(subtle: SubtleCrypto, key: string, text: string): Promise<string> {
  const utf8 = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const imported = await subtle.importKey("raw", utf8.encode(key), algorithm, false, ["sign"]);
  const digest = await subtle.sign("HMAC", imported, utf8.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
