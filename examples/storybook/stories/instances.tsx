import type { EnsClient } from "@acskit/ens";
import { useCallback, useEffect, useState } from "react";

type Shown = { names: readonly string[] } | { error: string } | undefined;

/** Names and states of the account's instances. */
export function Instances({ ens }: { readonly ens: EnsClient }) {
  const [shown, show] = useState<Shown>();
  const look = useCallback(() => {
    ens.describeInstances().then(
      ({ Instances }) =>
        show({ names: (Instances?.Instance ?? []).map((one) => `${one.InstanceName}: ${one.Status}`) }),
      ({ advice, message }) => show({ error: advice ?? message }),
    );
  }, [ens]);
  useEffect(look, [look]);

  if (!shown) return <p role="status">Loading…</p>;
  if ("error" in shown) return <p role="alert">{shown.error}</p>;
  return (
    <>
      <ul>{shown.names.length > 0 ? shown.names.map((name) => <li key={name}>{name}</li>) : <li>Nothing yet.</li>}</ul>
      <button type="button" onClick={look}>
        Look again
      </button>
    </>
  );
}
