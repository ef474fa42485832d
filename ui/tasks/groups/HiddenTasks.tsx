import { Show } from "solid-js"
import { words } from "../../words/words.ts"

/** Lists the tasks that are hidden until a later day, or hides them again. */
export function HiddenTasks(props: {
  readonly count: number
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
}) {
  return (
    <Show when={props.count > 0}>
      <button class="btn bare" type="button" aria-pressed={props.shown} onClick={() => props.onShow(!props.shown)}>
        {words.count(props.shown ? "hideSnoozed" : "showSnoozed", props.count)}
      </button>
    </Show>
  )
}
