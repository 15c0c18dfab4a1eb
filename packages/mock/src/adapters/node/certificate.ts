/**
 * A certificate for a server on this machine, made at its start: DER by hand, for `node:crypto` reads certificates
 * and makes untagged.
 *
 * An authority of its own signs it, for some programs refuse a server's certificate that is its own authority. The
 * authority's key is forgotten at once: who trusts it trusts this one server.
 *
 * @see RFC 5280 4.1, 4.2.1
 * @module
 */
import type { KeyObject } from "node:crypto";
import { bitString, boolean, integer, octets, oid, sequence, set, tagged, time, untagged, utf8 } from "./der.ts";

export interface Certificate {
  /** The server's key, PEM. Never written anywhere. */
  readonly key: string;
  /** The server's certificate and the authority's, PEM. */
  readonly cert: string;
  /** What a client is to trust: the authority's certificate, PEM. */
  readonly authority: string;
  /** SHA-256 of the authority's certificate, `AB:CD:…`. */
  readonly fingerprint: string;
}

const dayMs = 86_400_000;
/** Some programs refuse a server's certificate that lasts longer than 825 days. */
const lifetimeMs = 365 * dayMs;

/** @param names hosts and addresses that the server is reached by */
export function makeCertificate(names: readonly string[], nowMs: number): Certificate {
  const crypto = process.getBuiltinModule("node:crypto");
  const { isIP } = process.getBuiltinModule("node:net");
  const pair = () => crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
  const authority = pair();
  const server = pair();
  const keyId = (key: KeyObject): Buffer => crypto.createHash("sha1").update(spki(key)).digest();

  const issue = (subject: string, publicKey: KeyObject, extensions: readonly Buffer[]): Buffer => {
    const body = sequence(
      tagged(0, integer(Buffer.from([2]))), // version 3
      integer(Buffer.concat([Buffer.from([1]), crypto.randomBytes(15)])),
      ecdsaWithSha256,
      nameOf(authorityName),
      sequence(time(nowMs - dayMs), time(nowMs + lifetimeMs)),
      nameOf(subject),
      spki(publicKey),
      tagged(3, sequence(...extensions)),
    );
    return sequence(body, ecdsaWithSha256, bitString(crypto.sign("sha256", body, authority.privateKey)));
  };

  const authorityId = keyId(authority.publicKey);
  const issuer = extension(35, sequence(untagged(0, authorityId)));
  const authorityCertificate = issue(authorityName, authority.publicKey, [
    extension(19, sequence(boolean(true)), "critical"), // an authority
    extension(15, bitString(Buffer.from([0x06]), 1), "critical"), // signs certificates and lists of revoked ones
    extension(14, octets(authorityId)),
  ]);
  const alternatives = names.map((name) =>
    isIP(name) ? untagged(7, addressBytes(name)) : untagged(2, Buffer.from(name)),
  );
  const serverCertificate = issue("acskit mock server", server.publicKey, [
    extension(19, sequence(), "critical"), // no authority
    extension(15, bitString(Buffer.from([0x80]), 7), "critical"), // signs what it sends
    extension(37, sequence(oid(1, 3, 6, 1, 5, 5, 7, 3, 1))), // as a server
    extension(17, sequence(...alternatives)),
    extension(14, octets(keyId(server.publicKey))),
    issuer,
  ]);

  const hash = crypto.createHash("sha256").update(authorityCertificate).digest("hex").toUpperCase();
  return {
    key: server.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: pem(serverCertificate) + pem(authorityCertificate),
    authority: pem(authorityCertificate),
    fingerprint: hash.replace(/..(?=.)/g, "$&:"),
  };
}

const authorityName = "acskit mock, this one server";
const ecdsaWithSha256 = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
const nameOf = (commonName: string): Buffer => sequence(set(sequence(oid(2, 5, 4, 3), utf8(commonName))));
const spki = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" });

/** @param number the last one in 2.5.29.N */
function extension(number: number, value: Buffer, critical?: "critical"): Buffer {
  return sequence(oid(2, 5, 29, number), ...(critical ? [boolean(true)] : []), octets(value));
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** The 4 or 16 bytes of an address: a URL writes both kinds in a form that is easily read. */
function addressBytes(address: string): Buffer {
  if (!address.includes(":")) return Buffer.from(address.split(".").map(Number));
  const { hostname } = new URL(`http://[${address}]`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const groups = (text: string): number[] =>
    text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
  const first = groups(head);
  const last = groups(tail ?? "");
  const all = [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 255]));
}
