/** Renders the Mini App. The entry script loads it together with the words. */
import { render } from "solid-js/web"
import { words } from "../words/words.ts"
import { MiniApp } from "./MiniApp.tsx"
import type { Opening } from "./opening.ts"

/** `opening`: null when Telegram has not opened the page. */
export const startMiniApp = (root: HTMLElement, opening: Opening | null) => {
  document.documentElement.lang = words.language
  render(() => <MiniApp opening={opening} />, root)
  opening?.webApp.ready()
}
