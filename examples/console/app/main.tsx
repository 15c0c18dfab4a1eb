import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "./styles.css";

// Named by whoever starts Vite: `ens-mock`, or the real service. Without it ENS is played in the page itself.
const endpoint: string | undefined = import.meta.env.VITE_ENS_ENDPOINT;

async function startMock() {
  const { startMock } = await import("./start-mock.ts");
  const mock = await startMock();
  return { mock, service: { clock: mock.clock } };
}

const root = document.getElementById("root");
if (root) {
  const backend = endpoint ? { service: { endpoint } } : await startMock();
  createRoot(root).render(
    <StrictMode>
      <App {...backend} />
    </StrictMode>,
  );
}
