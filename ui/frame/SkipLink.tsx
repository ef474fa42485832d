/** The first stop of the keyboard: past the menu, to the page. */
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
