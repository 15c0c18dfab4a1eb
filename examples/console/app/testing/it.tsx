import { mswHandlers } from "@acskit/mock/msw";
import { mockFixture } from "@acskit/mock/vitest";
import { QueryClientProvider } from "@tanstack/react-query";
import axe from "axe-core";
import { setupWorker } from "msw/browser";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Locator, page } from "vitest/browser";
import { type Account, studio } from "../../src/accounts.ts";
import { type ConsoleMock, createConsoleMock } from "../../src/console-mock.ts";
import { type Session, signIn } from "../../src/session.ts";
import { createQueryClient } from "../query-client.ts";
import "../styles.css";

const worker = setupWorker();
beforeAll(async () => {
  await worker.start({ quiet: true });
});
afterAll(() => worker.stop());

type Show = (part: (session: Session) => ReactNode, account?: Account) => void;

/** A test with a mock of its own behind the service worker, and a page to show a part of the console on. */
export const it = test.extend(mockFixture(() => createConsoleMock())).extend<{ show: Show }>({
  show: async ({ mock }, use) => {
    worker.resetHandlers(...mswHandlers(mock));
    const root = createRoot(document.body.appendChild(document.createElement("main")));
    await use((part, account = studio) => {
      const session = signIn(account, { clock: mock.clock });
      root.render(<QueryClientProvider client={createQueryClient()}>{part(session)}</QueryClientProvider>);
    });
    root.unmount();
    document.body.replaceChildren();
  },
});

/** What axe finds fault with, in words; a part of a page need not have the page's landmarks and headings. */
export async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The row of a table or the item of a list that says so. */
export function item(role: "row" | "listitem", text: string) {
  return page.getByRole(role).filter({ hasText: text });
}

/** Lets the mock's time go by, two seconds after two seconds, until something is there. */
export async function timePasses({ clock }: ConsoleMock, until: Locator): Promise<void> {
  const look = async () => {
    await clock.advance("2s");
    return until.elements().length;
  };
  await expect.poll(look).toBeGreaterThan(0);
}
