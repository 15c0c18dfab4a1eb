// What the workspace has; hosts/workspace.ts writes it when the suite is bundled.
declare module "acskit:workspace" {
  import type { ProductModules } from "./every-product.ts";

  /** What people import: `@acskit/ens/actions`. Left out is what needs a package that is not installed. */
  export const entries: readonly string[];
  export const products: readonly ProductModules[];
}
