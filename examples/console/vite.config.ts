import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

// `export default` is what Vite asks for.
export default defineConfig({
  root: here,
  publicDir: `${here}node_modules/msw/lib`, // the service worker's script
  plugins: [react()],
  resolve: { conditions: ["@acskit/source", ...defaultClientConditions] }, // the packages of this repository as they stand
  optimizeDeps: { include: ["react", "react-dom/client", "@tanstack/react-query", "msw", "msw/browser"] },
  server: { host: "127.0.0.1" },
});
