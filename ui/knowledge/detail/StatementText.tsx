/** The text of a statement, with editing in place. A typed text stays until it is stored. */
import { createEffect, on, Show } from "solid-js"
import { atomTextLength } from "../../../domain/text/limits.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { createEditing } from "../../drafts/createEditing.ts"
import { EditingNote } from "../../drafts/EditingNote.tsx"
import { Button } from "../../parts/button/Button.tsx"
import { chatWords as words } from "../../words/words.ts"

interface Props {
  readonly atom: AtomRow
  readonly mayAct: boolean
  /** Counts the requests for the field by key or menu: each one opens it. */
  readonly editRequests: number
  readonly onSave: (text: string, key: string, seen: number | null) => Promise<unknown>
}

export function StatementText(props: Props) {
  const editing = createEditing(
    () => `atom:${props.atom.id}:text`,
    () => props.atom.text,
    () => props.atom.revision
  )
  const mayEdit = () => props.mayAct && props.atom.status === "standing"
  createEffect(
    on(
      () => props.editRequests,
      () => mayEdit() && editing.open(),
      { defer: true }
    )
  )
  return (
    <Show
      when={mayEdit() && editing.isOpen()}
      fallback={
        <p class="detail-text" dir="auto">
          <Show when={mayEdit()} fallback={props.atom.text}>
            <button
              class="in-place"
              type="button"
              aria-label={`${words.t("editStatement")}: ${props.atom.text}`}
              onClick={editing.open}
            >
              {props.atom.text}
            </button>
          </Show>
        </p>
      }
    >
      <EditedText {...props} editing={editing} />
    </Show>
  )
}

function EditedText(props: Props & { readonly editing: ReturnType<typeof createEditing> }) {
  const { draft, isAsked, type, cancel, inConflict, save: send } = props.editing
  const save = () => void send((typed) => (typed.trim() === "" ? null : typed.trim()), props.onSave)
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation()
      cancel()
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save()
  }
  return (
    <div class="detail-edit">
      <textarea
        class="field"
        dir="auto"
        rows={4}
        maxlength={atomTextLength}
        aria-label={words.t("field.text")}
        value={draft.value()}
        ref={(field) => queueMicrotask(() => isAsked() && field.focus())}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span class="acts">
        <Button small look="go" type="button" disabled={inConflict()} onClick={save}>
          {words.t("save")}
        </Button>
        <Button small look="quiet" type="button" onClick={cancel}>
          {words.t("cancel")}
        </Button>
      </span>
      <EditingNote editing={props.editing} stored={props.atom.text} onSave={save} isLong />
    </div>
  )
}
