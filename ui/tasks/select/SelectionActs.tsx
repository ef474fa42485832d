/** The bar of the selection, and the dialog in which the value of a field is chosen. */
import { Show } from "solid-js"
import type { NamedRows } from "../filter/fieldValues.ts"
import { BulkBar } from "./BulkBar.tsx"
import type { Acts } from "./createActs.ts"
import type { Selection } from "./createSelection.ts"
import { FieldDialog } from "./FieldDialog.tsx"

export function SelectionActs(props: {
  readonly acts: Acts
  readonly selection: Selection
  readonly rows: NamedRows
  readonly me: string
}) {
  return (
    <>
      <BulkBar
        count={props.selection.ids().length}
        onField={props.acts.choose}
        onComplete={props.acts.complete}
        onDrop={props.acts.drop}
        onClear={props.selection.clear}
      />
      <Show when={props.acts.chosen()}>
        {(chosen) => <FieldDialog {...chosen()} rows={props.rows} me={props.me} onClose={props.acts.close} />}
      </Show>
    </>
  )
}
