/**
 * A new task. Only a title is required; the machine suggests the other fields. Closing the dialog keeps what was typed, and
 * *Cancel* discards it.
 */
import { createSignal, Show, untrack } from "solid-js"
import { descriptionLength, titleLength } from "../../domain/text/limits.ts"
import { createDraft } from "../drafts/createDraft.ts"
import { KeptNote } from "../drafts/KeptNote.tsx"
import { Dialog } from "../parts/overlay/Dialog.tsx"
import { api } from "../sync/rest/api.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"

export function NewTaskDialog(props: {
  /** A title that the person has typed elsewhere. */
  readonly title?: string | undefined
  readonly onClose: () => void
}) {
  const task = createNewTask(
    untrack(() => props.title),
    () => props.onClose()
  )
  const create = (event: SubmitEvent) => {
    event.preventDefault()
    void task.create()
  }
  return (
    <Dialog title={words.t("newTask")} onClose={props.onClose}>
      <form onSubmit={create}>
        <input
          class="field"
          name="title"
          dir="auto"
          autofocus
          maxlength={titleLength}
          aria-label={words.t("field.title")}
          placeholder={words.t("field.title")}
          readonly={task.draft.busy()}
          value={task.draft.value().title}
          onInput={(event) => task.change({ title: event.currentTarget.value })}
        />
        <textarea
          class="field"
          name="description"
          dir="auto"
          maxlength={descriptionLength}
          aria-label={words.t("field.description")}
          placeholder={words.t("field.description")}
          readonly={task.draft.busy()}
          value={task.draft.value().description}
          onInput={(event) => task.change({ description: event.currentTarget.value })}
        />
        <Show when={task.wasKept}>
          <KeptNote draft={task.draft} />
        </Show>
        <Show when={task.wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
        <div class="acts">
          <OnlyMe checked={task.draft.value().onlyMe} onChange={(onlyMe) => task.change({ onlyMe })} />
          <button class="btn bare" type="button" onClick={task.cancel}>
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

function OnlyMe(props: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <label class="first">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />{" "}
      {words.t("onlyMe")}
    </label>
  )
}

interface NewTask {
  readonly title: string
  readonly description: string
  readonly onlyMe: boolean
}
const emptyTask: NewTask = { title: "", description: "", onlyMe: false }

const createNewTask = (title: string | undefined, onEnd: () => void) => {
  const draft = createDraft(
    () => "task:new",
    () => emptyTask
  )
  const wasKept = draft.kept()
  if (title !== undefined) draft.set(withTitle(draft.value(), title))
  const [wrong, setWrong] = createSignal<string | null>(null)
  const change = (part: Partial<NewTask>) => draft.set({ ...draft.value(), ...part })
  const mayCreate = () => draft.value().title.trim() !== "" && !draft.busy()
  const create = async () => {
    if (!mayCreate()) return
    setWrong(null)
    try {
      await draft.send((task, key) => api.createTask(asSent(task), key))
      onEnd()
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  const cancel = () => {
    draft.drop()
    onEnd()
  }
  return { draft, wasKept, change, wrong, mayCreate, create, cancel }
}

/** The texts of a task that was not created yet move into the description, so that they are not lost. */
const withTitle = (kept: NewTask, typed: string): NewTask => {
  const title = typed.slice(0, titleLength)
  if (kept.title.trim() === "" || kept.title === title) return { ...kept, title }
  return { ...kept, title, description: [kept.title, kept.description].filter(Boolean).join("\n\n") }
}

const asSent = ({ title, description, onlyMe }: NewTask) => ({
  title: title.trim(),
  ...(description.trim() === "" ? {} : { description }),
  ...(onlyMe ? { audience: "private" as const } : {})
})
