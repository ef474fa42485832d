/** The values of a filter as checkboxes. A long list is searched by typing. */
import { createSignal, For, Show } from "solid-js"
import { SearchField } from "../../parts/choice/SearchField.tsx"
import type { Choice } from "../../parts/fields/Pick.tsx"
import { words } from "../../words/words.ts"
import "../row/row.css"

/** More values get a field for the search. */
const fewValues = 9

export function ValueList(props: {
  readonly label: string
  readonly choices: ReadonlyArray<Choice>
  readonly chosen: ReadonlyArray<string>
  readonly onChosen: (values: ReadonlyArray<string>) => void
}) {
  const [typed, setTyped] = createSignal("")
  const shown = () => props.choices.filter(({ name }) => name.toLowerCase().includes(typed().trim().toLowerCase()))
  const toggle = (value: string) =>
    props.onChosen(
      props.chosen.includes(value) ? props.chosen.filter((each) => each !== value) : [...props.chosen, value]
    )
  return (
    <>
      <Show when={props.choices.length > fewValues}>
        <SearchField label={words.t("search")} value={typed()} onInput={setTyped} />
      </Show>
      <div class="values" role="group" aria-label={props.label}>
        <For each={shown()}>
          {({ id, name }) => (
            <label class="mi">
              <input class="row-box" type="checkbox" checked={props.chosen.includes(id)} onChange={() => toggle(id)} />
              <bdi class="ell">{name}</bdi>
            </label>
          )}
        </For>
      </div>
    </>
  )
}
