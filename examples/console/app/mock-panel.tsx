import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ConsoleMock } from "../src/console-mock.ts";

const faults = {
  "Throttled once": { kind: "throttle", retryAfterMs: 2000 },
  "Permission denied": { kind: "error", status: 403, code: "NoPermission", message: "Permission denied." },
  "A proxy's error page": { kind: "html", status: 502 },
  "No network": { kind: "drop" },
} as const;

type FaultName = keyof typeof faults;

/** Moves the mock's time and breaks its next call. */
export function MockPanel({ mock }: { mock: ConsoleMock }) {
  const queryClient = useQueryClient();
  const [now, setNow] = useState(mock.clock.now());
  const [isRunning, setRunning] = useState(false);
  const [said, say] = useState("");

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => mock.clock.advance("1s").then(() => setNow(mock.clock.now())), 1000);
    return () => clearInterval(timer);
  }, [mock, isRunning]);

  const advance = async () => {
    await mock.clock.advance("10s");
    setNow(mock.clock.now());
    await queryClient.invalidateQueries();
  };
  const inject = (name: FaultName) => {
    mock.fault("*", faults[name], { times: 1 });
    say(`· ${name}: set`);
  };

  return (
    <aside aria-label="Mock" className="mock">
      <fieldset>
        <legend>
          The mock's time: <time>{new Date(now).toISOString().slice(11, 19)}</time>
        </legend>
        <button type="button" onClick={advance}>
          Advance 10 s
        </button>
        <label className="check">
          <input type="checkbox" checked={isRunning} onChange={(event) => setRunning(event.target.checked)} />
          Let time run
        </label>
      </fieldset>
      <fieldset>
        <legend>
          Break the next call <span role="status">{said}</span>
        </legend>
        {(Object.keys(faults) as FaultName[]).map((name) => (
          <button key={name} type="button" onClick={() => inject(name)}>
            {name}
          </button>
        ))}
      </fieldset>
    </aside>
  );
}
