import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `ENTENTE_SERVER` is where `vite` (development only) forwards GraphQL to.
const server = process.env["ENTENTE_SERVER"] ?? "http://localhost:4000";

export default defineConfig({
  plugins: [react()],
  base: "./",
  // Read the other packages from their sources: a build needs no other build, and dead parts fall away.
  resolve: { conditions: ["@entente/source", "module", "browser", "import", "default"] },
  build: { outDir: "dist/app", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 900 },
  server: { proxy: { "/graphql": server } },
});
