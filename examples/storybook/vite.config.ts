import { defineConfig } from "vite";

// Only here, where the packages are links into the repository: they take this project's msw, not their own.
export default defineConfig({ resolve: { dedupe: ["msw"] } });
