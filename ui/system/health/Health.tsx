/** A state as a shape and a word: a tick, or a triangle. */
import Check from "lucide-solid/icons/check"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import { type ParentProps, Show } from "solid-js"

export function Health(props: ParentProps<{ readonly well: boolean }>) {
  return (
    <span class="health" classList={{ warn: !props.well }}>
      <Show when={props.well} fallback={<TriangleAlert size={13} />}>
        <Check size={13} />
      </Show>
      <span>{props.children}</span>
    </span>
  )
}
