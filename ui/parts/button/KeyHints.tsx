/** Keys, each in a frame. */
import { For } from "solid-js"

export function KeyHints(props: {
  /** The keys with spaces between them, as `G R`. */
  readonly of: string
  /** The keys are read aloud. Without it they are decoration, because the button beside them has the name. */
  readonly spoken?: boolean
}) {
  return (
    <span class="keys" aria-hidden={props.spoken === true ? undefined : "true"}>
      <For each={props.of.split(" ")}>{(key) => <kbd>{key}</kbd>}</For>
    </span>
  )
}
