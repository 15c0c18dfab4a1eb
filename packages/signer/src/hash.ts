/**
 * SHA-256 and HMAC-SHA256: by `node:crypto` where there is Node, by WebCrypto elsewhere.
 *
 * Texts are hashed as UTF-8, digests are lower-case hex. `node:crypto` answers at once, WebCrypto by a promise:
 * for the few hundred bytes of a call, the promise costs ten times the hash.
 *
 * @module
 */

/** Bytes, or a text that stands for its UTF-8 form. */
export type Data = string | Uint8Array<ArrayBuffer>;

/** Both functions of one backend. Belongs to one signer: it may keep that signer's imported key. */
export interface Hasher {
  sha256(data: Data): string | Promise<string>;
  hmac(secret: string, text: string): string | Promise<string>;
}

/**
 * Call it with the first signature, not before: loading `node:crypto` is a good part of a cold start.
 *
 * @throws TypeError where there is neither Node nor WebCrypto
 */
export function createHasher(): Hasher {
  const { process, crypto } = globalThis as Partial<Host>;
  const node = process?.getBuiltinModule?.("node:crypto");
  if (node) return nodeHasher(node);
  if (crypto?.subtle) return webHasher(crypto.subtle);
  throw new TypeError("no crypto.subtle: browsers have it on https and localhost only");
}

interface Host {
  process: { getBuiltinModule?(id: string): NodeCrypto | undefined };
  crypto: { subtle?: SubtleCrypto };
}

/** The little of `node:crypto` that is used. `hash` came with Node 20.12; some that play Node lack it. */
interface NodeCrypto {
  hash?(algorithm: string, data: Data): string;
  createHash(algorithm: string): NodeDigest;
  createHmac(algorithm: string, key: string): NodeDigest;
}

interface NodeDigest {
  update(data: Data): NodeDigest;
  digest(encoding: "hex"): string;
}

function nodeHasher({ hash, createHash, createHmac }: NodeCrypto): Hasher {
  return {
    sha256: (data) => (hash ? hash("sha256", data) : createHash("sha256").update(data).digest("hex")),
    hmac: (secret, text) => createHmac("sha256", secret).update(text).digest("hex"),
  };
}

function webHasher(subtle: SubtleCrypto): Hasher {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  let imported: { secret: string; key: Promise<CryptoKey> } | undefined; // importing costs as much as signing
  return {
    sha256: async (data) => hex(await subtle.digest("SHA-256", typeof data === "string" ? bytes(data) : data)),
    async hmac(secret, text) {
      if (imported?.secret !== secret) {
        const algorithm = { name: "HMAC", hash: "SHA-256" };
        imported = { secret, key: subtle.importKey("raw", bytes(secret), algorithm, false, ["sign"]) };
      }
      return hex(await subtle.sign("HMAC", await imported.key, bytes(text)));
    },
  };
}

/** Lower-case hex of bytes. */
export function hex(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
