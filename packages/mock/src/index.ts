export { createMock } from "./create-mock.ts";
export type {
  Answer,
  Call,
  Mock,
  MockOperation,
  MockOptions,
  MockParameter,
  MockProduct,
  ReceivedRequest,
  Schema,
} from "./types.ts";
