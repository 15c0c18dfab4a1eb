import { sameText } from "../received.ts";
import { hmacSha1 } from "./hmac-sha1.ts";
import { canonicalQueryV1, type Parameter, signatureV1, stringToSignV1 } from "./string-to-sign-v1.ts";

/** A wrongly signed request, as far as it takes part in the signature. */
interface Signed {
  readonly method: string;
  /** Of the query alone. */
  readonly query: readonly Parameter[];
  /** Of query and form. */
  readonly parameters: readonly Parameter[];
  readonly signature: string;
  readonly secret: string;
}

/** Texts are hashed once for each mistake; those of a megabyte are not worth it. */
const maxLength = 100_000;

/** The common mistake that would have led to this signature, for people; else that none does. */
export async function whyNotV1({ method, query, parameters, signature, secret }: Signed): Promise<string> {
  const stringToSign = stringToSignV1(method, parameters);
  const other = method.toUpperCase() === "POST" ? "GET" : "POST";
  const once = `${method.toUpperCase()}&%2F&${canonicalQueryV1(parameters)}`;
  const mistakes: [what: string, signature: () => string | Promise<string>][] = [
    [
      `another request was signed: one with the method ${other}`,
      () => signatureV1(secret, stringToSignV1(other, parameters)),
    ],
    ["the form was left out of the signature", () => signatureV1(secret, stringToSignV1(method, query))],
    ["the secret was used without & behind it", () => hmacSha1(secret, stringToSign)],
    ["the sorted query was not encoded a second time", () => signatureV1(secret, once)],
    [
      "a + of the signature became a blank on its way: encode it",
      async () => (await signatureV1(secret, stringToSign)).replaceAll("+", " "),
    ],
  ];
  if (stringToSign.length < maxLength) {
    for (const [what, of] of mistakes) if (sameText(await of(), signature)) return what;
  }
  return "the signature is not that of the string to sign: another secret, or other parameters";
}
