/** The changes by day, newest first. */
import { createSignal, For, type JSX } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { words } from "../../words/words.ts"
import type { ItemNames } from "../events/fieldText.ts"
import { ChangeRow } from "./ChangeRow.tsx"

export function ChangesByDay(
  props: ItemNames & {
    readonly rows: ReadonlyArray<ActivityRow>
    readonly onOnly: (subject: string) => void
    readonly link: (position: number) => JSX.Element
  }
) {
  const [open, setOpen] = createSignal<string | null>(null)
  const days = () => [...Map.groupBy(props.rows, ({ at }) => words.fullDay(at))]
  return (
    <For each={days()}>
      {([day, rows]) => (
        <section aria-label={day}>
          <h2 class="gh audit-day">{day}</h2>
          <ul class="audit-list">
            <For each={rows}>
              {(row) => (
                <ChangeRow
                  row={row}
                  known={props.rows}
                  nameOf={props.nameOf}
                  titleOf={props.titleOf}
                  viewOf={props.viewOf}
                  isOpen={open() === row.id}
                  onToggle={() => setOpen((id) => (id === row.id ? null : row.id))}
                  onOnly={props.onOnly}
                  link={props.link}
                />
              )}
            </For>
          </ul>
        </section>
      )}
    </For>
  )
}
