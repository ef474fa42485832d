/** Renders the page. The entry script loads it together with the words. */
import { lazy } from "solid-js"
import { render } from "solid-js/web"
import { App } from "./App.tsx"
import { applyTheme, storedTheme } from "./frame/theme/theme.ts"
import { applyCompact } from "./settings/own/compact.ts"
import { words } from "./words/words.ts"

// Only the development server has the gallery. The build leaves it out.
const Gallery = import.meta.env.DEV
  ? lazy(() => import("./gallery/Gallery.tsx").then((module) => ({ default: module.Gallery })))
  : null

export const startPage = (root: HTMLElement) => {
  document.documentElement.lang = words.language
  applyTheme(storedTheme())
  applyCompact()
  const Page = Gallery !== null && location.pathname === "/gallery" ? Gallery : App
  render(() => <Page />, root)
}
