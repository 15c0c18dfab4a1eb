/**
 * Typed programs of one call: by our packages, by openapi-fetch over the same document, by one flat interface.
 *
 * The flat interface is the least that knows all operations: for each a method, its parameters side by side, and a
 * request id as its answer.
 *
 * @module
 */
import { createEnsMock } from "@acskit/ens-mock";
import type { Schema } from "@acskit/mock";

const call = '{ ImageId: "i", Users: ["1"] }';
const key = '{ accessKeyId: "a", accessKeySecret: "b" }';

export const ens = `import { createEnsClient } from "@acskit/ens";
const client = createEnsClient({ credentials: ${key} });
export const answer = await client.shareAICImage(${call});
`;

export const actions = `import { createClient, ens, ShareAICImage } from "@acskit/ens/actions";
const client = createClient(ens, { credentials: ${key} });
export const answer = await client.call(ShareAICImage, ${call});
`;

export const openapiFetch = `import createClient from "openapi-fetch";
import type { paths } from "@acskit/ens";
const client = createClient<paths>({ baseUrl: "https://example.com" });
export const answer = await client.POST("/ShareAICImage", { params: { query: ${call} } });
`;

export const bare = `export const answer: { RequestId: string } = await (await fetch("https://example.com")).json();
`;

export const flat = `import type { Client } from "./flat.ts";
declare const client: Client;
export const answer = await client.shareAICImage(${call});
`;

export function flatInterface(): string {
  const operations = Object.entries(createEnsMock().product.operations);
  const types = operations.map(([action, { parameters }]) => {
    const lines = parameters.map(
      ({ name, required, schema }) =>
        `  /** The parameter ${name} of ${action}. */\n  ${JSON.stringify(name)}${required ? "" : "?"}: ${typeOf(schema)};\n`,
    );
    return `export interface ${action}Request {\n${lines.join("")}}\nexport interface ${action}Response {\n  RequestId: string;\n}\n`;
  });
  const methods = operations.map(([action]) => {
    const name = action.charAt(0).toLowerCase() + action.slice(1);
    return `  /** Calls ${action}. */\n  ${name}: (params: ${action}Request) => Promise<${action}Response>;\n`;
  });
  return `${types.join("")}export interface Client {\n${methods.join("")}}\n`;
}

function typeOf({ type, items }: Schema): string {
  if (type === "array") return `${typeOf(items ?? {})}[]`;
  if (type === "integer") return "number";
  return type === "object" || type === undefined ? "Record<string, unknown>" : type;
}
