import { mswHandlers } from "@acskit/mock/msw";
import { setupWorker } from "msw/browser";
import { type ConsoleMock, createConsoleMock } from "../src/console-mock.ts";

/** Puts ENS behind the page's own `fetch`. */
export async function startMock(): Promise<ConsoleMock> {
  const mock = createConsoleMock();
  await setupWorker(...mswHandlers(mock)).start({ quiet: true });
  return mock;
}
