import { QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { accounts, studio } from "../src/accounts.ts";
import type { ConsoleMock } from "../src/console-mock.ts";
import { type Service, signIn } from "../src/session.ts";
import { AicImages } from "./aic-images.tsx";
import { InstanceImages } from "./instance-images.tsx";
import { Instances } from "./instances.tsx";
import { MockPanel } from "./mock-panel.tsx";
import { createQueryClient } from "./query-client.ts";

/** @param props.service where ENS is; must not change. `mock`: the one that plays it in this page, if there is one */
export function App({ service, mock }: { service: Service; mock?: ConsoleMock }) {
  const [queryClient] = useState(createQueryClient);
  const [account, setAccount] = useState(studio);
  const [waitMs, setWaitMs] = useState<number>();
  const session = useMemo(() => signIn(account, service, setWaitMs), [account, service]);
  return (
    <QueryClientProvider client={queryClient}>
      <header className="top">
        <h1>Edge console</h1>
        <nav aria-label="Sections">
          <a href="#instances">Instances</a>
          <a href="#instance-images">Instance images</a>
          <a href="#aic-images">AIC images</a>
        </nav>
        <label className="account">
          Account
          <select
            value={account.accessKeyId}
            onChange={(event) =>
              setAccount(accounts.find(({ accessKeyId }) => accessKeyId === event.target.value) ?? studio)
            }
          >
            {accounts.map(({ accessKeyId, accountId, name }) => (
              <option key={accessKeyId} value={accessKeyId}>
                {name} ({accountId})
              </option>
            ))}
          </select>
        </label>
      </header>
      <div role="status" className="waiting">
        {waitMs !== undefined && <p>That did not go through. Trying again in {(waitMs / 1000).toFixed(1)} s.</p>}
      </div>
      <main key={account.accessKeyId}>
        <Instances session={session} />
        <div className="columns">
          <InstanceImages session={session} />
          <AicImages session={session} />
        </div>
      </main>
      {mock && <MockPanel mock={mock} />}
    </QueryClientProvider>
  );
}
