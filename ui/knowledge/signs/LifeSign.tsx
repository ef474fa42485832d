/** The state of a statement's matter as a shape: an empty, ticked or crossed circle, as tasks have it. */
import { Show } from "solid-js"
import type { ItemStatus } from "../../../domain/values.ts"
import { chatWords as words } from "../../words/words.ts"

export function LifeSign(props: {
  readonly life: ItemStatus
  /** The word is beside it, so it is not read aloud. */
  readonly silent?: boolean
}) {
  const name = () => words.value("life", props.life)
  const look = () => {
    if (props.life === "open") return "open"
    return props.life === "done" ? "done" : "cancelled"
  }
  return (
    <svg
      class={`st ${look()}`}
      viewBox="0 0 14 14"
      role="img"
      aria-label={props.silent === true ? undefined : name()}
      aria-hidden={props.silent === true ? "true" : undefined}
    >
      <circle cx="7" cy="7" r="5.5" class={look() === "done" ? "filled" : undefined} />
      <Show when={look() === "done"}>
        <path d="m4.5 7.2 1.7 1.7 3.3-3.8" class="tick" />
      </Show>
      <Show when={look() === "cancelled"}>
        <path d="m5 5 4 4M9 5l-4 4" />
      </Show>
    </svg>
  )
}
