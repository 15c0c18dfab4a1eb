import { X509Certificate } from "node:crypto";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:tls";
import { expect, it } from "vitest";
import { type Certificate, makeCertificate } from "./certificate.ts";

const names = ["localhost", "127.0.0.1", "::1", "fe80::1:2", "build-7.example.com"];
const made = makeCertificate(names, Date.now());

/** What a client that trusts only this finds. */
function met(certificate: Certificate, ca: string, servername: string): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer(certificate, (socket) => socket.end());
    server.on("tlsClientError", () => {});
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const told = (text: string): void => {
        server.close();
        resolve(text);
      };
      const socket = connect({ port, host: "127.0.0.1", ca, servername }, () => {
        told(socket.authorized ? "trusted" : "not trusted");
        socket.destroy();
      });
      socket.on("error", ({ code }: NodeJS.ErrnoException) => told(String(code)));
    });
  });
}

it("is trusted by who trusts its authority, under its names alone", async () => {
  expect(await met(made, made.authority, "localhost")).toBe("trusted");
  expect(await met(made, made.authority, "build-7.example.com")).toBe("trusted");
  expect(await met(made, made.authority, "other.example.com")).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
});

it("is not trusted by who trusts another server's", async () => {
  const other = makeCertificate(names, Date.now());
  expect(await met(made, other.authority, "localhost")).not.toBe("trusted");
  expect(other.fingerprint).not.toBe(made.fingerprint);
});

it("says what it is for, and is no authority itself", () => {
  const server = new X509Certificate(made.cert);
  const authority = new X509Certificate(made.authority);
  expect([server.ca, authority.ca]).toEqual([false, true]);
  expect(server.subjectAltName).toBe(
    "DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:FE80:0:0:0:0:0:1:2, DNS:build-7.example.com",
  );
  expect(server.checkIssued(authority)).toBe(true);
  expect(server.verify(authority.publicKey)).toBe(true);
  expect(authority.verify(authority.publicKey)).toBe(true);
  expect(server.serialNumber).not.toBe(authority.serialNumber);
  expect(authority.fingerprint256).toBe(made.fingerprint);
});

it.each(["2026-11-25T00:00:00.000Z", "2049-06-01T00:00:00.000Z"])("holds from the day before for a year: %s", (now) => {
  const { validFromDate, validToDate } = new X509Certificate(makeCertificate(["localhost"], Date.parse(now)).cert);
  expect(validToDate.getTime() - validFromDate.getTime()).toBe(366 * 86_400_000);
  expect(validFromDate.getTime()).toBe(Date.parse(now) - 86_400_000);
});
