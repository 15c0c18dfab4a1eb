import { type CallOptions, createProductClient, type ProductClient, type ProductClientOptions } from "@acskit/client";
import type { Credentials, Fetch } from "@acskit/signer";

export const credentials = { accessKeyId: "testid", accessKeySecret: "testsecret" };

/** Credentials with what they hide from JSON. */
export const keysOf = ({ accessKeyId, accessKeySecret }: Credentials): Credentials => ({
  accessKeyId,
  accessKeySecret,
});

/** What the odd service says about a request. */
export interface Echo {
  RequestId: string;
  Method: string;
  Path: string;
  Query: [name: string, text: string][];
  Headers: Record<string, string>;
  Body: string;
  /** Of its signature: `ok`, or the service's code. */
  Signature: string;
}

type Method = (params?: object, options?: CallOptions) => Promise<Echo>;
type Methods<Name extends string> = ProductClient<Record<string, never>> & Record<Name, Method>;

/** An invented RPC product, with a parameter of each style. */
export const shelfClient = (
  options: Partial<ProductClientOptions>,
): Methods<"createShelf" | "describeShelves" | "orderShelf" | "setPassword"> =>
  createProductClient(
    { name: "Shelf", version: "2020-01-01", style: "RPC", endpoint: "shelf.example.com", endpoints: {} },
    {
      CreateShelf: {
        styles: {
          Tag: "repeatList",
          Sizes: "json",
          Kinds: "simple",
          Place: "flat",
          A: "spaceDelimited",
          B: "pipeDelimited",
        },
      },
      DescribeShelves: { method: "GET", styles: { ShelfIds: "json" }, kind: "read" },
      OrderShelf: { token: "ClientToken" },
      SetPassword: { places: { Password: "form", Note: "form" }, secrets: "Password" },
    },
    { credentials, ...options },
  );

/** An invented ROA product, with a parameter in each place and a body of each type. */
export const libraryClient = (
  options: Partial<ProductClientOptions>,
): Methods<"updateBook" | "removeBook" | "hasBook" | "putCover" | "putIndex" | "putCard" | "openRoom"> =>
  createProductClient(
    { name: "Library", version: "2021-02-03", style: "ROA", endpoint: "library.example.com", endpoints: {} },
    {
      UpdateBook: {
        method: "PUT",
        path: "/books/{BookId}",
        styles: { Fields: "simple" },
        places: { BookId: "path", "x-trace": "header", body: "body" },
      },
      RemoveBook: { method: "DELETE", path: "/books/{BookId}", places: { BookId: "path" } },
      HasBook: { method: "HEAD", path: "/books/{BookId}", places: { BookId: "path" } },
      PutCover: { path: "/covers", places: { body: "body" }, bodyType: "bytes" },
      PutIndex: { path: "/index", places: { body: "body" }, bodyType: "xml" },
      PutCard: { path: "/card", places: { body: "body" }, bodyType: "form" },
      OpenRoom: { path: "/", places: { Room: "host" } },
    },
    { credentials, ...options },
  );

/** A `fetch` that gives one answer after the other, the last again and again, and what it was called with. */
export function scripted(...answers: (() => Response)[]): { fetch: Fetch; sent: { url: URL; headers: Headers }[] } {
  const sent: { url: URL; headers: Headers }[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({ url: new URL(String(url)), headers: new Headers(init?.headers) });
    return (answers[Math.min(sent.length, answers.length) - 1] as () => Response)();
  };
  return { fetch, sent };
}

export const answer = (fields: object) => (): Response => Response.json({ RequestId: "4C2B0001", ...fields });

export const refusal =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (): Response =>
    Response.json({ RequestId: "4C2B0002", Code: code, Message: "no." }, { status, headers });
