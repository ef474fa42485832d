/** True while a media query matches. False without a browser. */
import { createSignal, onCleanup } from "solid-js"

export const createMedia = (media: string) => {
  const query = typeof matchMedia === "function" ? matchMedia(media) : null
  const [isMatch, setMatch] = createSignal(query?.matches === true)
  const change = (event: MediaQueryListEvent) => setMatch(event.matches)
  query?.addEventListener("change", change)
  onCleanup(() => query?.removeEventListener("change", change))
  return isMatch
}
