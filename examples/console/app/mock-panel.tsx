import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Account, accounts, type ConsoleMock } from "../src/console-mock.ts";

const faults = {
  throttle: { label: "Throttled once", fault: { kind: "throttle", retryAfterMs: 1000 } },
  denied: { label: "Permission denied", fault: { kind: "error", status: 403, code: "NoPermission" } },
  proxy: { label: "A proxy's error page", fault: { kind: "html", status: 502 } },
} as const;

/** Moves the mock's time, breaks its next call, and switches who is signed in. */
export function MockPanel(props: { mock: ConsoleMock; account: Account; onAccount: (account: Account) => void }) {
  const { mock, account, onAccount } = props;
  const queryClient = useQueryClient();
  const [said, setSaid] = useState("");

  const advance = async () => {
    await mock.clock.advance("10s");
    await queryClient.invalidateQueries();
    setSaid("Ten seconds have gone by.");
  };
  const inject = (name: keyof typeof faults) => {
    mock.fault("*", faults[name].fault, { times: 1 });
    setSaid(`Next call: ${faults[name].label}.`);
  };

  return (
    <aside aria-label="Mock">
      <h2>Mock</h2>
      <label>
        Account
        <select
          value={account.id}
          onChange={(event) => onAccount(accounts.find(({ id }) => id === event.target.value) ?? account)}
        >
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={advance}>
        Advance 10 s
      </button>
      {(Object.keys(faults) as (keyof typeof faults)[]).map((name) => (
        <button key={name} type="button" onClick={() => inject(name)}>
          {faults[name].label}
        </button>
      ))}
      <p role="status">{said}</p>
    </aside>
  );
}
