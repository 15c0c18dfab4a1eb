import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createProductClient } from "./create-product-client.ts";
import type { ActionRow, Place, Product, Style } from "./types.ts";

// From parameters to URL and body; the signer's tests go on from there. @see specs/protocol/vectors.json conventions

interface Vector {
  id: string;
  title: string;
  tags: string[];
  input: {
    action: string;
    version: string;
    method: "GET" | "POST";
    host: string;
    pathname: string;
    lowLevel?: true;
    params?: { name: string; in: "query" | "formData"; style: Style | null; value: unknown }[];
    body?: { kind: "json" | "byte" | "stream"; value: unknown };
    extraHeaders?: Record<string, string>;
  };
  expected: { url: Long; body: Long | { $bytes_hex: string } | null; headers: Record<string, string> };
}
type Long = string | { $sha256: string };

const file = new URL("../../../specs/protocol/vectors.json", import.meta.url);
const { v3 }: { v3: Vector[] } = JSON.parse(readFileSync(file, "utf8")).vectors;
const unsigned = ["bearer", "anonymous"]; // adds parameters that belong to schemes we don't speak
const vectors = v3.filter(({ input, tags }) => !input.lowLevel && !tags.some((tag) => unsigned.includes(tag)));

/** Where we do otherwise, as signing.md advises. */
const refused: Record<string, RegExp> = {
  "v3-017": /^B: a number without an exact text/,
  "v3-032": /^ResourceIds\.1: an item must not contain ","/,
  "v3-034": /^S\.2: an item must not contain " "/,
  "v3-050": /names outside ASCII/, // by the signer
  "v3-051": /names outside ASCII/,
  "v3-052": /GET takes no body/,
  "v3-053": /^AutoReleaseTime: Date cannot be sent/,
  "v3-054": /^UserData: Uint8Array cannot be sent/,
  "v3-055": /^A: a number without an exact text/,
};
const sentOtherwise: Record<string, { url?: string; type?: undefined; body?: undefined }> = {
  "v3-023": { url: "https://ens.aliyuncs.com/?ResourceId.1=i-1&ResourceId.2=i-3&ResourceId.3=" }, // no gaps
  "v3-041": { body: undefined, type: undefined }, // no body, rather than an empty form
  "v3-043": {}, // a byte body has a content type, or fetch would add one that is not signed
};

/** JSON's stand-ins for what JSON cannot say. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  const { $undefined, $bigint, $date, $number, $bytes_hex, $repeat, ...rest } = value as Record<string, string>;
  if ($undefined) return undefined;
  if ($bigint) return BigInt($bigint);
  if ($date) return new Date($date);
  if ($number) return Number($number);
  if ($bytes_hex !== undefined) return Uint8Array.from(Buffer.from($bytes_hex, "hex"));
  if ($repeat) return `${rest.prefix ?? ""}${$repeat.repeat(Number(rest.times))}${rest.suffix ?? ""}`;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revive(item)]));
}

interface Sent {
  url: string;
  body: BodyInit | null;
  headers: Headers;
  method: string;
}

async function send({ input }: Vector, watched: boolean): Promise<Sent> {
  const { action, version, host, method, params = [], body, extraHeaders } = input;
  const styles: Record<string, Style> = {};
  const places: Record<string, Place> = {};
  const values: Record<string, unknown> = {};
  for (const { name, in: place, style, value } of params) {
    if (style) styles[name] = style;
    if (place === "formData") places[name] = "form";
    values[name] = revive(value);
  }
  if (body) {
    places.Body = "body";
    values.Body = revive(body.value);
  }
  const row: ActionRow = { method, styles, places, bodyType: !body || body.kind === "json" ? "json" : "bytes" };
  const product: Product = { name: "Vectors", version, style: "RPC", endpoint: host, endpoints: {} };
  let sent: Sent | undefined;
  const client = createProductClient(
    product,
    { [action]: row },
    {
      credentials: { accessKeyId: "testid", accessKeySecret: "testsecret" },
      fetch: async (url, init = {}) => {
        const request = new Request(url, init);
        sent = { url: String(url), body: init.body ?? null, headers: request.headers, method: request.method };
        return Response.json({});
      },
    },
  );
  if (watched) client.api.use({ onRequest: () => undefined });
  await client.call({ action, ...row }, values, { headers: extraHeaders ?? {} });
  return sent as Sent; // or the call would have thrown
}

const isPlain = (vector: Vector) => !(vector.id in refused);

it.each(vectors.filter(isPlain))("$id sends: $title", async (vector) => {
  const { expected, id } = vector;
  const otherwise = sentOtherwise[id];
  const { url, body, headers, method } = await send(vector, false);
  expect(method).toBe(vector.input.method);
  const wanted = otherwise?.url ?? expected.url;
  if (typeof wanted === "string") {
    const [ours, theirs] = [new URL(url), new URL(wanted)];
    expect(ours.origin + ours.pathname).toBe(theirs.origin + theirs.pathname);
    const sorted = ({ search }: URL) => search.slice(1).split("&").map(decodeURIComponent).sort();
    expect(sorted(ours)).toEqual(sorted(theirs));
  } else {
    expect(createHash("sha256").update(url).digest("hex")).toBe(wanted.$sha256);
  }
  for (const [name, value] of Object.entries(expected.headers)) {
    if (/^(accept|x-acs-(?!.*(date|nonce|sha256|provider|accesskey-id|security-token)).*)$/.test(name)) {
      expect(headers.get(name)).toBe(value.trim());
    }
  }
  if (!otherwise) expect(headers.get("content-type")).toBe(expected.headers["content-type"] ?? null);
  if (expected.body === null || expected.body === "") {
    expect(body).toBeNull();
  } else if (typeof expected.body === "string") {
    expect(decodeURIComponent(String(body))).toBe(decodeURIComponent(expected.body));
  } else if ("$bytes_hex" in expected.body) {
    expect(Buffer.from(await new Response(body).arrayBuffer()).toString("hex")).toBe(expected.body.$bytes_hex);
  } else {
    expect(createHash("sha256").update(String(body)).digest("hex")).toBe(expected.body.$sha256);
  }
});

it.each(vectors.filter(isPlain))("$id goes through a middleware unchanged", async (vector) => {
  const [plain, watched] = [await send(vector, false), await send(vector, true)];
  expect(watched.url).toBe(plain.url);
  expect(await new Response(watched.body).bytes()).toEqual(await new Response(plain.body).bytes());
  expect(watched.headers.get("content-type")).toBe(plain.headers.get("content-type"));
});

it.each(vectors.filter((vector) => !isPlain(vector)))("$id is refused: $title", async (vector) => {
  const error: unknown = await send(vector, false).catch((reason) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect((error as Error).message).toMatch(refused[vector.id] ?? /never/);
});
