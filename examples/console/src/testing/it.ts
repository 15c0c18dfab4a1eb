import { mswHandlers } from "@acskit/mock/msw";
import { mockFixture } from "@acskit/mock/vitest";
import { setupServer } from "msw/node";
import { test } from "vitest";
import type { Account } from "../accounts.ts";
import { createConsoleMock } from "../console-mock.ts";
import { type Session, signIn } from "../session.ts";

/** A test with a mock of its own, which MSW lets answer, and sessions by which anybody calls it on the mock's clock. */
export const it = test.extend(mockFixture(() => createConsoleMock())).extend<{ as: (account: Account) => Session }>({
  as: async ({ mock }, use) => {
    const server = setupServer(...mswHandlers(mock));
    server.listen({ onUnhandledFrame: "error" });
    await use((account) => signIn(account, { clock: mock.clock }));
    server.close();
  },
});
