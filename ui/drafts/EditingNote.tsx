/** Under a field that edits a stored text: another person's version of it, or the note that the typed text is not saved. */
import { Show } from "solid-js"
import type { createEditing } from "./createEditing.ts"
import { KeptNote } from "./KeptNote.tsx"
import { TwoVersions } from "./TwoVersions.tsx"

export function EditingNote(props: {
  readonly editing: ReturnType<typeof createEditing>
  /** The text on the server. */
  readonly stored: string
  /** Sends the typed text. */
  readonly onSave: () => void
  /** True for a text of many lines: the person may then merge both versions. */
  readonly isLong?: boolean
}) {
  const saveMine = () => {
    props.editing.keepMine()
    props.onSave()
  }
  return (
    <Show
      when={props.editing.inConflict()}
      fallback={<KeptNote draft={props.editing.draft} editing={props.editing.isAsked()} />}
    >
      <TwoVersions
        theirs={props.stored}
        onTheirs={props.editing.cancel}
        onMine={saveMine}
        onBoth={props.isLong === true ? props.editing.editBoth : undefined}
      />
    </Show>
  )
}
