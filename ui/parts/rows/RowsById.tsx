/** The rows of a list that is loaded as a whole. A row keeps its identity, and so the focus and its own state, over a reload. */
import { For, type JSX, Show } from "solid-js"

export function RowsById<Row extends { readonly id: string }>(props: {
  readonly rows: ReadonlyArray<Row>
  /** In place of an empty list. */
  readonly fallback?: JSX.Element
  readonly children: (row: () => Row) => JSX.Element
}) {
  return (
    <For each={props.rows.map(({ id }) => id)} fallback={props.fallback}>
      {(id) => <Show when={props.rows.find((row) => row.id === id)}>{(row) => props.children(row)}</Show>}
    </For>
  )
}
