/** Tabs of a page, or saved views. */
import { Tabs as Base } from "@kobalte/core/tabs"
import { For, type JSX, Show } from "solid-js"
import { words } from "../../words/words.ts"

export interface Tab<Id extends string> {
  readonly id: Id
  readonly name: string
  readonly count?: number | undefined
  /** The panel under the tabs, mounted while its tab is selected. Without it the page shows the result itself. */
  readonly content?: () => JSX.Element
}

export function Tabs<Id extends string>(props: {
  readonly label: string
  readonly tabs: ReadonlyArray<Tab<Id>>
  readonly value: Id
  readonly onPick: (id: Id) => void
}) {
  const pick = (value: string) => {
    const chosen = props.tabs.find(({ id }) => id === value)
    if (chosen !== undefined) props.onPick(chosen.id)
  }
  return (
    <Base class="tabbed" value={props.value} onChange={pick}>
      <Base.List class="slide" aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Base.Trigger class="tab" value={tab.id}>
              {tab.name}
              <Show when={tab.count !== undefined}>
                <span class="n">{words.number(tab.count ?? 0)}</span>
              </Show>
            </Base.Trigger>
          )}
        </For>
      </Base.List>
      <For each={props.tabs}>
        {(tab) => (
          <Show when={tab.content}>{(content) => <Base.Content value={tab.id}>{content()()}</Base.Content>}</Show>
        )}
      </For>
    </Base>
  )
}
