import { render } from "solid-js/web"
import "./styles/styles.css"
import { App } from "./App.tsx"
import { words } from "./words/words.ts"

document.documentElement.lang = words.language
const root = document.getElementById("root")
if (root !== null) render(() => <App />, root)
