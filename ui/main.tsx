import { lazy } from "solid-js"
import { render } from "solid-js/web"
import "./styles/styles.css"
import { App } from "./App.tsx"
import { applyTheme, storedTheme } from "./frame/theme/theme.ts"
import { applyCompact } from "./settings/own/compact.ts"
import { words } from "./words/words.ts"

document.documentElement.lang = words.language
applyTheme(storedTheme())
applyCompact()
const root = document.getElementById("root")

// Only the development server has the gallery. The build leaves it out.
const Gallery = import.meta.env.DEV
  ? lazy(() => import("./gallery/Gallery.tsx").then((module) => ({ default: module.Gallery })))
  : null
const Page = Gallery !== null && location.pathname === "/gallery" ? Gallery : App
// The list is what most people open first: its code is fetched while the session is read. A failure shows when it is opened.
if (/^\/(?:tasks)?$/u.test(location.pathname)) import("./tasks/TaskList.tsx").catch(() => undefined)
if (root !== null) render(() => <Page />, root)
