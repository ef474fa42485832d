/** The search among many people. A short list has none. */
import { type Accessor, createMemo, createSignal, Show } from "solid-js"
import { SearchField } from "../../../parts/choice/SearchField.tsx"
import { settingsWords as words } from "../../../words/words.ts"

/** A team of this size needs no search. */
export const fewMembers = 12

interface Find {
  readonly text: Accessor<string>
  readonly setText: (text: string) => void
  /** How many people there are, found or not. */
  readonly count: Accessor<number>
}

/** @returns `found`: the people whose name or handle has the typed text */
export const createFind = <P extends { readonly name: string; readonly handle?: string | null }>(
  people: () => ReadonlyArray<P>
) => {
  const [text, setText] = createSignal("")
  const found = createMemo(() => {
    const wanted = text().trim().toLowerCase()
    return people().filter(({ name, handle }) => `${name} ${handle ?? ""}`.toLowerCase().includes(wanted))
  })
  return { text, setText, found, count: () => people().length }
}

/** @param props.above the field is shown for more people than this */
export function FindPeople(props: { readonly find: Find; readonly above: number }) {
  return (
    <Show when={props.find.count() > props.above}>
      <SearchField
        label={words.count("peopleCount", props.find.count())}
        value={props.find.text()}
        onInput={props.find.setText}
      />
    </Show>
  )
}
