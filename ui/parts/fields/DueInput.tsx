/** The fields of a due date: its day, and its time when it has one. Both are in the reader's zone. */
import { Show } from "solid-js"
import { words } from "../../words/words.ts"
import { dueFromParts, duePartsOf } from "../days.ts"

export function DueInput(props: {
  /** The id of the field of the day, for a label elsewhere on the page. */
  readonly id?: string
  /** Looks like text until it has the focus. */
  readonly bare?: boolean
  readonly disabled?: boolean
  readonly due: string | null
  readonly onChange: (due: string | null) => void
}) {
  const parts = () => duePartsOf(props.due)
  const look = () => (props.bare === true ? "pick field" : "field")
  return (
    <span class="due-input">
      <input
        id={props.id}
        class={look()}
        type="date"
        aria-label={words.t("field.due")}
        disabled={props.disabled}
        value={parts().day}
        onChange={({ currentTarget: { value } }) => props.onChange(dueFromParts({ ...parts(), day: value }))}
      />
      <Show when={props.due !== null}>
        <input
          class={look()}
          type="time"
          aria-label={words.t("dueTime")}
          title={words.t("dueTime")}
          disabled={props.disabled}
          value={parts().time}
          onChange={({ currentTarget: { value } }) => props.onChange(dueFromParts({ ...parts(), time: value }))}
        />
      </Show>
    </span>
  )
}
