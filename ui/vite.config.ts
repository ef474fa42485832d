import solid from "vite-plugin-solid"
import { build, defineConfig, type Plugin } from "vite"
import { cheapIcons, chunkFileNames, codeSplitting, preloadPage } from "./bundle.ts"

const product = `http://127.0.0.1:${process.env["TT_HTTP_PORT"] ?? "8000"}`
const passedOn = { target: product, changeOrigin: true, headers: { origin: product } }

/** Builds the Mini App after the dashboard, whose build empties the folder of the output. */
const miniApp = (): Plugin => ({
  name: "mini-app",
  apply: "build",
  closeBundle: async () => {
    await build({ configFile: `${import.meta.dirname}/miniApp/vite.config.ts` })
  }
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), cheapIcons(), preloadPage(), miniApp()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: { output: { chunkFileNames, codeSplitting } }
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    // The running product answers all requests that are not for the page. It accepts commands of its own origin only.
    proxy: { "/api": passedOn, "/ws": { ...passedOn, ws: true } }
  }
})
