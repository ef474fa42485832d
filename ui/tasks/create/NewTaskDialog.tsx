/**
 * A new task. Only a title is required; the machine suggests the other fields. Closing the dialog keeps what was typed, and
 * *Cancel* discards it.
 */
import { untrack } from "solid-js"
import { Dialog } from "../../parts/overlay/Dialog.tsx"
import { useLive } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"
import { createNewTask } from "./createNewTask.ts"
import { NewTaskFields } from "./NewTaskFields.tsx"
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
        <NewTaskFields of={task} autofocus />
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
