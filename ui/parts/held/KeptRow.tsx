/**
 * A row of a held list. It keeps its last values after it has left every window, so that no row moves under the pointer. It
 * is removed when the list is released.
 */
import { type Accessor, createMemo, type JSX, Show } from "solid-js"

export function KeptRow<Row extends object>(props: {
  /** Undefined when no window holds the row. */
  readonly row: Row | undefined
  readonly children: (row: Accessor<Row>) => JSX.Element
}) {
  const last = createMemo<Row | undefined>((before) => props.row ?? before)
  return <Show when={last()}>{(row) => props.children(row)}</Show>
}
