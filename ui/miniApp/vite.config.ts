/** Builds the Mini App beside the dashboard. Its files are its own, so that neither loads code of the other. */
import solid from "vite-plugin-solid"
import { defineConfig } from "vite"
import { cheapIcons, chunkFileNames, preloadPage } from "../bundle.ts"

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  plugins: [solid(), cheapIcons(), preloadPage(/\/ui\/miniApp\/start\.tsx$/u)],
  // The dashboard's build has copied the public files, and has emptied the folder.
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    rolldownOptions: { input: `${import.meta.dirname}/../app.html`, output: { chunkFileNames } }
  }
})
