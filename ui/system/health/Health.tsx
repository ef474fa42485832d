/** A state as a shape and a word: a tick, a triangle, or no shape for an optional part that is not in use. */
import Check from "lucide-solid/icons/check"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import { type ParentProps, Show } from "solid-js"

export function Health(props: ParentProps<{ readonly well: boolean | null }>) {
  return (
    <span class="health" classList={{ warn: props.well === false, unused: props.well === null }}>
      <Show when={props.well === true}>
        <Check size={13} />
      </Show>
      <Show when={props.well === false}>
        <TriangleAlert size={13} />
      </Show>
      <span>{props.children}</span>
    </span>
  )
}
