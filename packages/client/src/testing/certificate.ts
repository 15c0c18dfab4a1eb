import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/**
 * A key and a certificate that it signs itself, for 127.0.0.1 and localhost: DER by hand, as `node:crypto` reads
 * certificates and makes none.
 *
 * @see RFC 5280 4.1
 */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(oid(1, 2, 840, 10045, 4, 3, 2)); // ecdsa-with-SHA256
  const name = sequence(tlv(0x31, sequence(oid(2, 5, 4, 3), tlv(0x0c, Buffer.from("localhost"))))); // CN
  const validity = sequence(time("20200101000000Z"), time("99991231235959Z"));
  const alternatives = sequence(tlv(0x82, Buffer.from("localhost")), tlv(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(sequence(oid(2, 5, 29, 17), tlv(0x04, alternatives)));
  const version3 = tlv(0xa0, tlv(0x02, Buffer.from([2])));
  const serial = tlv(0x02, Buffer.from([1]));
  const toBeSigned = sequence(version3, serial, algorithm, name, validity, name, der(publicKey), tlv(0xa3, extensions));
  const signature = tlv(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", toBeSigned, privateKey)]));
  const certificate = sequence(toBeSigned, algorithm, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
  };
}

const der = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" });
const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts);
const time = (text: string): Buffer => tlv(0x18, Buffer.from(text));

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const groups = rest.flatMap((number) => {
    const bytes = [number & 127];
    for (let left = number >> 7; left > 0; left >>= 7) bytes.unshift(128 | (left & 127));
    return bytes;
  });
  return tlv(0x06, Buffer.from([first * 40 + second, ...groups]));
}
