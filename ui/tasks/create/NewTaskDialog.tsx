/**
 * A new task. Only a title is required; the machine suggests the other fields. Closing the dialog keeps what was typed, and
 * *Cancel* discards it.
 */
import { Show, untrack } from "solid-js"
import { descriptionLength, titleLength } from "../../../domain/text/limits.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import { Dialog } from "../../parts/overlay/Dialog.tsx"
import { useLive } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"
import { Chips } from "./Chips.tsx"
import { createNewTask } from "./createNewTask.ts"
import { OnlyMe } from "./OnlyMe.tsx"

export function NewTaskDialog(props: {
  /** A title that the person has typed elsewhere. */
  readonly title?: string | undefined
  readonly onClose: () => void
}) {
  const task = createNewTask(useLive(), () => "task:new", { typed: untrack(() => props.title) })
  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await task.create()) props.onClose()
  }
  const cancel = () => {
    task.draft.drop()
    props.onClose()
  }
  return (
    <Dialog title={words.t("newTask")} onClose={props.onClose}>
      <form onSubmit={(event) => void create(event)}>
        <input
          class="field"
          name="title"
          dir="auto"
          autofocus
          maxlength={titleLength}
          aria-label={words.t("field.title")}
          placeholder={words.t("field.title")}
          readonly={task.busy()}
          value={task.draft.value().title}
          onInput={(event) => task.change({ title: event.currentTarget.value })}
        />
        <Chips of={task.understanding} onKeep={task.keep} />
        <p class="quiet-text">{words.t("quickHint")}</p>
        <textarea
          class="field"
          name="description"
          dir="auto"
          maxlength={descriptionLength}
          aria-label={words.t("field.description")}
          placeholder={words.t("field.description")}
          readonly={task.busy()}
          value={task.draft.value().description}
          onInput={(event) => task.change({ description: event.currentTarget.value })}
        />
        <Show when={task.wasKept}>
          <KeptNote draft={task.draft} />
        </Show>
        <Show when={task.wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
        <div class="acts">
          <OnlyMe checked={task.draft.value().onlyMe} onChange={(onlyMe) => task.change({ onlyMe })} />
          <button class="btn bare" type="button" onClick={cancel}>
            {words.t("cancel")}
          </button>
          <button class="btn go" type="submit" disabled={!task.mayCreate()}>
            {words.t("create")}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
