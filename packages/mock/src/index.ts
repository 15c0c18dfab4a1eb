export { createMock } from "./create-mock.ts";
export type {
  Answer,
  Call,
  Mock,
  MockOperation,
  MockOptions,
  MockParameter,
  MockProduct,
  RamRow,
  RateLimits,
  ReceivedRequest,
  Schema,
} from "./types.ts";
