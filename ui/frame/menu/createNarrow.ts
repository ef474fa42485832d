/** True while the window has room for the icons of the menu only. */
import { createSignal, onCleanup } from "solid-js"

/** The same limit as in `frame.css`. */
const narrow = "(max-width: 1100px)"

export const createNarrow = () => {
  const query = typeof matchMedia === "function" ? matchMedia(narrow) : null
  const [isNarrow, setNarrow] = createSignal(query?.matches === true)
  const change = (event: MediaQueryListEvent) => setNarrow(event.matches)
  query?.addEventListener("change", change)
  onCleanup(() => query?.removeEventListener("change", change))
  return isNarrow
}
