/** A choice of one, with all choices in sight. */
import { RadioGroup as Base } from "@kobalte/core/radio-group"
import { For, Show } from "solid-js"
import type { Choice } from "../fields/Pick.tsx"

export function RadioGroup<Id extends string>(props: {
  readonly label: string
  readonly value: Id | null
  readonly choices: ReadonlyArray<Choice<Id> & { readonly hint?: string; readonly disabled?: boolean }>
  readonly onPick: (id: Id) => void
}) {
  const pick = (value: string) => {
    const chosen = props.choices.find(({ id }) => id === value)
    if (chosen !== undefined) props.onPick(chosen.id)
  }
  return (
    <Base class="radios" value={props.value ?? ""} onChange={pick}>
      <Base.Label class="field-label">{props.label}</Base.Label>
      <For each={props.choices}>
        {(choice) => (
          <Base.Item class="check" value={choice.id} disabled={choice.disabled === true}>
            <Base.ItemInput />
            <Base.ItemControl class="rb" />
            <span>
              <Base.ItemLabel>{choice.name}</Base.ItemLabel>
              <Show when={choice.hint}>
                {(hint) => <Base.ItemDescription class="quiet-text">{hint()}</Base.ItemDescription>}
              </Show>
            </span>
          </Base.Item>
        )}
      </For>
    </Base>
  )
}
