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

/** Both functions of one backend. Belongs to one signer: it may keep that signer's key. */
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
  if (node?.hash) return nodeHasher(node); // some that play Node lack `hash`
  if (crypto?.subtle) return webHasher(crypto.subtle);
  throw new TypeError("no crypto.subtle: it needs https or localhost");
}

interface Host {
  process: { getBuiltinModule?(id: string): NodeCrypto | undefined };
  crypto: { subtle?: SubtleCrypto };
}

/** The little of `node:crypto` that is used. */
interface NodeCrypto {
  hash(algorithm: string, data: Data, encoding?: "hex" | "latin1"): string;
  createHmac(algorithm: string, key: string): { update(text: string): { digest(encoding: "hex"): string } };
}

function nodeHasher({ hash, createHmac }: NodeCrypto): Hasher {
  const sha256 = (data: Data): string => hash("sha256", data);
  let known: string | undefined;
  let inner = "";
  let outer: Uint8Array<ArrayBuffer>;
  return {
    sha256,
    // RFC 2104 by hand, in half the time of `createHmac`, which makes a stream. A key in ASCII stays so under the inner
    // pad, so that block is text; the outer one has the inner digest's bytes behind it.
    hmac(secret, text) {
      if (known !== secret) {
        if (!/^[\0-\x7f]{1,64}$/.test(secret)) return createHmac("sha256", secret).update(text).digest("hex");
        known = secret;
        outer = Uint8Array.from({ length: 96 }, (_, at) => secret.charCodeAt(at) ^ 0x5c);
        inner = String.fromCharCode(...outer.subarray(0, 64).map((byte) => byte ^ 0x5c ^ 0x36));
      }
      const digest = hash("sha256", inner + text, "latin1");
      for (let at = 0; at < 32; at++) outer[64 + at] = digest.charCodeAt(at);
      return sha256(outer);
    },
  };
}

function webHasher(subtle: SubtleCrypto): Hasher {
  const utf8 = new TextEncoder();
  let known: string | undefined;
  let key: Promise<CryptoKey>; // importing costs as much as signing
  return {
    sha256: (data) => subtle.digest("SHA-256", typeof data === "string" ? utf8.encode(data) : data).then(hex),
    async hmac(secret, text) {
      if (known !== secret) {
        known = secret;
        key = subtle.importKey("raw", utf8.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
      }
      return hex(await subtle.sign("HMAC", await key, utf8.encode(text)));
    },
  };
}

/** Lower-case hex of bytes. */
export function hex(bytes: ArrayBuffer): string {
  const codes: number[] = [];
  for (const byte of new Uint8Array(bytes)) codes.push(digit(byte >> 4), digit(byte & 15));
  return String.fromCharCode(...codes);
}

const digit = (value: number): number => value + (value < 10 ? 48 : 87);
