/** The first link in the order of focus. It skips the menu and moves the focus to the page. */
import { words } from "../words/words.ts"

export function SkipLink(props: { readonly onSkip: () => void }) {
  return (
    <a
      class="skip"
      href="#content"
      // A native listener: the router would handle the click as a navigation and not move the focus.
      on:click={(event) => {
        event.preventDefault()
        props.onSkip()
      }}
    >
      {words.t("skip")}
    </a>
  )
}
