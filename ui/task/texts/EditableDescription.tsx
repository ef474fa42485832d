/** A task's description, with editing in place. */
import { Show } from "solid-js"
import { descriptionLength } from "../../../domain/text/limits.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { createEditing } from "../../drafts/createEditing.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../act.ts"

export function EditableDescription(props: {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
}) {
  const editing = createEditing(
    () => `task:${props.task.id}:description`,
    () => props.task.description
  )
  const save = () =>
    void editing.save(
      (typed) => typed,
      (description, key) => props.act("describe", { description }, { description }, key)
    )
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
          <button class="btn go" type="button" onClick={save}>
            {words.t("save")}
          </button>{" "}
          <button class="btn bare" type="button" onClick={editing.cancel}>
            {words.t("cancel")}
          </button>
        </span>
      </div>
      <KeptNote draft={editing.draft} editing={editing.isAsked()} />
    </Show>
  )
}

function DescriptionText(props: { readonly text: string; readonly mayAct: boolean; readonly onEdit: () => void }) {
  return (
    <>
      <Show when={props.text !== ""}>
        <div class="description" dir="auto">
          {props.text}
        </div>
      </Show>
      <Show when={props.mayAct}>
        <button class="btn bare" type="button" onClick={() => props.onEdit()}>
          {words.t(props.text === "" ? "descriptionEmpty" : "descriptionEdit")}
        </button>
      </Show>
    </>
  )
}
