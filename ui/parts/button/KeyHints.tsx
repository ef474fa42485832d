/** Keys, each in a frame. They are decoration, because the button or the line beside them has the name. */
import { For } from "solid-js"

/** `of`: the keys with spaces between them, as `G R`. */
export function KeyHints(props: { readonly of: string }) {
  return (
    <span class="keys" aria-hidden="true">
      <For each={props.of.split(" ")}>{(key) => <kbd>{key}</kbd>}</For>
    </span>
  )
}
