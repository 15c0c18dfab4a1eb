import { createEnsClient } from "@acskit/ens";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Account, accounts, type ConsoleMock } from "../src/console-mock.ts";
import { Images } from "./images.tsx";
import { Instances } from "./instances.tsx";
import { MockPanel } from "./mock-panel.tsx";

// The client repeats what is worth repeating; a second layer would only make people wait.
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });

export function App({ mock }: { mock: ConsoleMock }) {
  const [account, setAccount] = useState<Account>(accounts[0]);
  const session = useMemo(
    () => ({ account: account.id, ens: createEnsClient({ regionId: "cn-hangzhou", credentials: account }) }),
    [account],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <header>
        <h1>Edge console</h1>
        <p>
          Signed in as {account.name} ({account.id})
        </p>
      </header>
      <main key={account.id}>
        <Instances session={session} />
        <Images session={session} />
      </main>
      <MockPanel mock={mock} account={account} onAccount={setAccount} />
    </QueryClientProvider>
  );
}
