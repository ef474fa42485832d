/** Every extraction and run: those at work, then those that ended, newest first. */
import { For, Show } from "solid-js"
import { chatWords as words } from "../../words/words.ts"
import { atWork, type Work } from "../progress/progress.ts"
import { RunItem } from "./RunItem.tsx"

interface Props {
  /** Newest first. */
  readonly ids: ReadonlyArray<string>
  readonly rowOf: (id: string) => Work | undefined
  readonly titleOf: (row: Work) => string
  /** One line under the title. */
  readonly factOf: (row: Work) => string
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

export function RunList(props: Props) {
  const isAtWork = (id: string) => {
    const row = props.rowOf(id)
    return row !== undefined && (atWork(row) || row.status === "created")
  }
  return (
    <nav class="run-list" aria-label={words.t("runs")}>
      <Group {...props} name={words.t("runsAtWork")} ids={props.ids.filter(isAtWork)} />
      <Group {...props} name={words.t("runsEnded")} ids={props.ids.filter((id) => !isAtWork(id))} />
    </nav>
  )
}

function Group(props: Props & { readonly name: string }) {
  return (
    <Show when={props.ids.length > 0}>
      <h2 class="run-group">
        {props.name} <span class="n">{words.number(props.ids.length)}</span>
      </h2>
      <ul>
        <For each={props.ids}>
          {(id) => (
            <Show when={props.rowOf(id)}>
              {(row) => (
                <RunItem
                  row={row()}
                  title={props.titleOf(row())}
                  fact={props.factOf(row())}
                  chosen={props.chosen === id}
                  onChoose={() => props.onChoose(id)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </Show>
  )
}
