/** A task's title, with editing in place. */
import { Show } from "solid-js"
import { titleLength } from "../../../domain/text/limits.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { createEditing, seenField } from "../../drafts/createEditing.ts"
import { EditingNote } from "../../drafts/EditingNote.tsx"
import { TextInPlace } from "../../parts/fields/TextInPlace.tsx"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../whole/taskAct.ts"

export function EditableTitle(props: { readonly task: TaskRow; readonly mayAct: boolean; readonly act: TaskAct }) {
  const editing = createEditing(
    () => `task:${props.task.id}:title`,
    () => props.task.title,
    () => props.task.titleRevision
  )
  const save = () =>
    void editing.save(orNothing, (title, key, seen) =>
      props.act("retitle", { title, titleRevision: (seen ?? 0) + 1 }, { title, ...seenField(seen) }, key)
    )
  return (
    <Show
      when={props.mayAct && editing.isOpen()}
      fallback={
        <h2 class="big" dir="auto">
          <Show when={props.mayAct} fallback={props.task.title}>
            <button
              class="in-place"
              type="button"
              aria-label={`${words.t("field.title")}: ${props.task.title}`}
              onClick={editing.open}
            >
              {props.task.title}
            </button>
          </Show>
        </h2>
      }
    >
      <TextInPlace
        label={words.t("field.title")}
        maxLength={titleLength}
        value={editing.draft.value()}
        focus={editing.isAsked()}
        onInput={editing.type}
        onSave={save}
        onLeave={editing.cancel}
      />
      <EditingNote editing={editing} stored={props.task.title} onSave={save} />
    </Show>
  )
}

/** A title is never empty. */
const orNothing = (typed: string) => (typed.trim() === "" ? null : typed.trim())
