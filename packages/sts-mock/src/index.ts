import { createMock, type Mock, type MockOptions } from "@acskit/mock";
import { product } from "./generated/product.ts";
import type { Types } from "./generated/types.ts";

export type { Mock, MockOptions } from "@acskit/mock";
export type * from "./generated/types.ts";
export { product };

/**
 * Makes a mock of Security Token Service (STS, 2015-04-01).
 *
 * @throws {TypeError} if an option is not what its type says
 */
export function createStsMock(options?: MockOptions): Mock<Types> {
  return createMock<Types>(product, options);
}
