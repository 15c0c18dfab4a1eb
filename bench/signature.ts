/**
 * The parts of a usual signature: a call of two parameters, whose canonical request has 500 bytes.
 *
 * @module
 */
export const secret = "testsecret";

export const url = "https://ens.aliyuncs.com/?ImageId=mykey&Users=%5B%2214134343%22%5D";

export const headers: Readonly<Record<string, string>> = {
  accept: "application/json",
  "x-acs-action": "ShareAICImage",
  "x-acs-version": "2017-11-10",
};

export const canonical = `POST
/
ImageId=mykey&Users=%5B%2214134343%22%5D
host:ens.aliyuncs.com
x-acs-action:ShareAICImage
x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
x-acs-date:2026-01-01T00:00:00Z
x-acs-signature-nonce:8f14e45f-ceea-467f-a0e6-6d9c1d4f6b21
x-acs-version:2017-11-10

host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`;

export const toBeSigned = (hash: string): string => `ACS3-HMAC-SHA256\n${hash}`;
