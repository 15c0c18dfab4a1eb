import { mswHandlers } from "@acskit/mock/msw";
import { setupWorker } from "msw/browser";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createConsoleMock } from "../src/console-mock.ts";
import { App } from "./app.tsx";
import "./styles.css";

const mock = createConsoleMock("manual");
await setupWorker(...mswHandlers(mock)).start({ quiet: true });

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App mock={mock} />
    </StrictMode>,
  );
}
