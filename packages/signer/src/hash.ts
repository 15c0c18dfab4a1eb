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
  /** Of an ASCII text, as strings to sign are. */
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
  hash?(algorithm: string, data: Data, encoding: Digest): string;
  createHash(algorithm: string): { update(data: Data): { digest(encoding: Digest): string } };
}

type Digest = "hex" | "latin1";

function nodeHasher({ hash, createHash }: NodeCrypto): Hasher {
  const sha256 = (data: Data, as: Digest): string =>
    hash ? hash("sha256", data, as) : createHash("sha256").update(data).digest(as);
  let key: HmacKey | undefined;
  return {
    sha256: (data) => sha256(data, "hex"),
    // RFC 2104 by hand: each `createHmac` makes a stream, and with it a signature takes 40% longer.
    hmac(secret, text) {
      if (key?.secret !== secret || key.length !== text.length) key = hmacKey(secret, text.length, sha256);
      return sha256(fill(key.outer, sha256(fill(key.inner, text), "latin1")), "hex");
    },
  };
}

/** Both blocks that RFC 2104 hashes, with room behind the key: kept, as strings to sign are all of one length. */
interface HmacKey {
  secret: string;
  length: number;
  inner: Uint8Array<ArrayBuffer>;
  outer: Uint8Array<ArrayBuffer>;
}

const block = 64; // bytes that SHA-256 takes at a time

function hmacKey(secret: string, length: number, sha256: (data: Data, as: Digest) => string): HmacKey {
  const bytes: Data = new TextEncoder().encode(secret);
  const key = bytes.length > block ? fill(new Uint8Array(32), sha256(bytes, "latin1"), 0) : bytes;
  const padded = (pad: number, room: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length: block + room }, (_, at) => (key[at] ?? 0) ^ pad);
  return { secret, length, inner: padded(0x36, length), outer: padded(0x5c, 32) };
}

/** Writes a text's characters, ASCII or Latin-1, over the bytes behind the key. */
function fill(bytes: Uint8Array<ArrayBuffer>, text: string, from: number = block): Uint8Array<ArrayBuffer> {
  for (let at = 0; at < text.length; at++) bytes[from + at] = text.charCodeAt(at);
  return bytes;
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
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += (byte + 256).toString(16).slice(1);
  return text;
}
