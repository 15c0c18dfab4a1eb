import { algorithm } from "./string-to-sign.ts";

/** What the `Authorization` header says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** Lower-case, sorted, with `;` between. */
  readonly signedHeaders: string;
  /** 64 digits of lower-case hex. */
  readonly signature: string;
}

/** Builds the header's value. @param signedHeaders with `;` between @see specs/protocol/signing.md 2.6 */
export function authorization(accessKeyId: string, signedHeaders: string, signature: string): string {
  return `${algorithm} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

/** Why a header's value says nothing. */
export interface AuthorizationFault {
  readonly part: "algorithm" | "Credential" | "SignedHeaders" | "Signature" | "whole";
  readonly fault: string;
}

/** Reads the header's value: one space after the algorithm, three parts in order, commas without spaces. */
export function parseAuthorization(text: string): Authorization | AuthorizationFault {
  const [, id, signed, digest] = whole.exec(text) ?? [];
  if (id && signed && digest) return { accessKeyId: id, signedHeaders: signed, signature: digest };
  const space = text.indexOf(" ");
  if ((space < 0 ? text : text.slice(0, space)) !== algorithm) {
    return { part: "algorithm", fault: `Authorization does not start with ${algorithm} and a space` };
  }
  const parts = text.slice(space + 1).split(",");
  const [accessKeyId, names, signature] = ["Credential", "SignedHeaders", "Signature"].map((name, at) =>
    parts[at]?.startsWith(`${name}=`) ? parts[at].slice(name.length + 1) : undefined,
  );
  if (!accessKeyId || !isAccessKeyId(accessKeyId)) {
    return { part: "Credential", fault: "Authorization has no Credential=<AccessKeyId> as its first part" };
  }
  if (!names || !/^[a-z0-9-]+(;[a-z0-9-]+)*$/.test(names)) {
    return {
      part: "SignedHeaders",
      fault: "Authorization has no SignedHeaders=<a;b;c> in lower case as its second part",
    };
  }
  if (!signature || !/^[0-9a-f]{64}$/.test(signature)) {
    return {
      part: "Signature",
      fault: "Authorization has no Signature=<64 digits of lower-case hex> as its third part",
    };
  }
  if (parts.length > 3) return { part: "whole", fault: "Authorization has more than three parts" };
  return { accessKeyId, signedHeaders: names, signature };
}

/** What nearly every header is; the parts one by one tell what is wrong with another. */
const whole =
  /^ACS3-HMAC-SHA256 Credential=([!-+\--~]+),SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*),Signature=([0-9a-f]{64})$/;

/** Printable ASCII, no blank and no comma: anything else would end or bend a header. */
export function isAccessKeyId(text: string): boolean {
  return /^[!-+\--~]+$/.test(text);
}
