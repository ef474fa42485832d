/** Renders the Mini App. The entry script loads it together with the words. */
import { render } from "solid-js/web"
import { loadWords, words } from "../words/words.ts"
import { MiniApp } from "./MiniApp.tsx"
import type { Opening } from "./opening.ts"

/** `opening`: null when Telegram has not opened the page. Fails when the words cannot be fetched. */
export const startMiniApp = async (root: HTMLElement, opening: Opening | null) => {
  await loadWords("miniApp")
  document.documentElement.lang = words.language
  render(() => <MiniApp opening={opening} />, root)
  opening?.webApp.ready()
}
