/** A choice of one: category, priority, assignee, topic, type or chat. The browser's own select. */
import { For, Show } from "solid-js"

export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly name: string
}

export function Pick<Id extends string>(props: {
  /** The element's id, for a label elsewhere on the page. */
  readonly id?: string
  readonly label?: string
  /** Looks like text until it has the focus. */
  readonly bare?: boolean
  readonly value: Id | null
  readonly choices: ReadonlyArray<Choice<Id>>
  /** The text for no value. Without it the field always has a value. */
  readonly none?: string | undefined
  readonly disabled?: boolean
  readonly onPick: (id: Id | null) => void
}) {
  return (
    <select
      id={props.id}
      class={props.bare === true ? "pick" : "field"}
      aria-label={props.label}
      disabled={props.disabled}
      value={props.value ?? ""}
      onChange={({ currentTarget: { value } }) =>
        props.onPick(props.choices.find(({ id }) => id === value)?.id ?? null)
      }
    >
      <Show when={props.none}>{(none) => <option value="">{none()}</option>}</Show>
      <For each={props.choices}>
        {({ id, name }) => (
          <option value={id} selected={id === props.value}>
            {name}
          </option>
        )}
      </For>
    </select>
  )
}
