/**
 * ENS' operations as constants, for programs that must stay small: what is not imported is not bundled.
 *
 * @example
 * import { createClient, ens, ShareAICImage } from "@acskit/ens/actions";
 * const client = createClient(ens, { credentials });
 * await client.call(ShareAICImage, { ImageId: "mykey", Users: ["14134343"] });
 *
 * @module
 */
export { createClient } from "@acskit/client";
export * from "./generated/actions.ts";
export { product as ens } from "./generated/product.ts";
