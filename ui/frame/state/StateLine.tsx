/** One line over the page: the rows are out of date, or changes are not sent. */
import { Show } from "solid-js"
import { words } from "../../words/words.ts"

export function StateLine(props: {
  readonly stale: boolean
  /** The number of commands without an answer. */
  readonly unsent: number
  readonly onSend: () => void
  readonly onDrop: () => void
}) {
  return (
    <Show when={props.stale || props.unsent > 0}>
      <p class="stale-line" role="status">
        <Show when={props.stale}>{words.t("staleLine")} </Show>
        <Show when={props.unsent > 0}>
          {words.count("notSent", props.unsent)}{" "}
          <button class="btn bare sm" type="button" onClick={() => props.onSend()}>
            {words.t("sendAgain")}
          </button>
          <button class="btn bare sm" type="button" onClick={() => props.onDrop()}>
            {words.t("dropUnsent")}
          </button>{" "}
        </Show>
      </p>
    </Show>
  )
}
