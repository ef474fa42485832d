import solid from "vite-plugin-solid"
import { defineConfig } from "vite"

const product = `http://127.0.0.1:${process.env["TT_HTTP_PORT"] ?? "8000"}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid()],
  build: { outDir: "dist", emptyOutDir: true, target: "es2022" },
  server: {
    host: "127.0.0.1",
    port: 5173,
    // The running product answers all requests that are not for the page.
    proxy: { "/api": product, "/ws": { target: product, ws: true } }
  }
})
