/** A task's description, with editing in place. */
import { Show } from "solid-js"
import { descriptionLength } from "../../../domain/text/limits.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { createEditing, seenField } from "../../drafts/createEditing.ts"
import { EditingNote } from "../../drafts/EditingNote.tsx"
import { words } from "../../words/words.ts"
import { Markdown } from "../markdown/Markdown.tsx"
import type { TaskAct } from "../whole/taskAct.ts"

export function EditableDescription(props: {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
}) {
  const { editing, save } = createDescription(props)
  return (
    <Show
      when={props.mayAct && editing.isOpen()}
      fallback={<DescriptionText text={props.task.description} mayAct={props.mayAct} onEdit={editing.open} />}
    >
      <div class="comment-form">
        <textarea
          class="field"
          dir="auto"
          rows={6}
          maxlength={descriptionLength}
          aria-label={words.t("field.description")}
          value={editing.draft.value()}
          ref={(field) => queueMicrotask(() => editing.isAsked() && field.focus())}
          onInput={(event) => editing.type(event.currentTarget.value)}
        />
        <span>
          <button class="btn go" type="button" disabled={editing.inConflict()} onClick={save}>
            {words.t("save")}
          </button>{" "}
          <button class="btn bare" type="button" onClick={editing.cancel}>
            {words.t("cancel")}
          </button>
        </span>
      </div>
      <EditingNote editing={editing} stored={props.task.description} onSave={save} isLong />
    </Show>
  )
}

const createDescription = (props: { readonly task: TaskRow; readonly act: TaskAct }) => {
  const editing = createEditing(
    () => `task:${props.task.id}:description`,
    () => props.task.description,
    () => props.task.descriptionRevision
  )
  const save = () =>
    void editing.save(
      (typed) => typed,
      (description, key, seen) =>
        props.act(
          "describe",
          { description, descriptionRevision: (seen ?? 0) + 1 },
          { description, ...seenField(seen) },
          key
        )
    )
  return { editing, save }
}

function DescriptionText(props: { readonly text: string; readonly mayAct: boolean; readonly onEdit: () => void }) {
  return (
    <>
      <Show when={props.text !== ""}>
        <Markdown class="description" text={props.text} />
      </Show>
      <Show when={props.mayAct}>
        <button class="btn bare" type="button" onClick={() => props.onEdit()}>
          {words.t(props.text === "" ? "descriptionEmpty" : "descriptionEdit")}
        </button>
      </Show>
    </>
  )
}
