/** A new task. Only a title is required; the machine suggests the other fields. */
import { createSignal, Show } from "solid-js"
import { descriptionLength, titleLength } from "../../domain/text/limits.ts"
import { Modal } from "../parts/Modal.tsx"
import { api } from "../sync/rest/api.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"

export function NewTaskDialog(props: { readonly onClose: () => void }) {
  const task = createNewTask(props.onClose)
  const create = (event: SubmitEvent) => {
    event.preventDefault()
    void task.create()
  }
  return (
    <Modal label={words.t("newTask")} onClose={props.onClose}>
      <form onSubmit={create}>
        <h2>{words.t("newTask")}</h2>
        <input
          class="field"
          name="title"
          dir="auto"
          autofocus
          maxlength={titleLength}
          aria-label={words.t("field.title")}
          placeholder={words.t("field.title")}
          value={task.title()}
          onInput={(event) => task.setTitle(event.currentTarget.value)}
        />
        <textarea
          class="field"
          name="description"
          dir="auto"
          maxlength={descriptionLength}
          aria-label={words.t("field.description")}
          placeholder={words.t("field.description")}
          value={task.description()}
          onInput={(event) => task.setDescription(event.currentTarget.value)}
        />
        <Show when={task.wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
        <div class="acts">
          <label class="first">
            <input
              type="checkbox"
              checked={task.onlyMe()}
              onChange={(event) => task.setOnlyMe(event.currentTarget.checked)}
            />{" "}
            {words.t("onlyMe")}
          </label>
          <button class="btn bare" type="button" onClick={props.onClose}>
            {words.t("cancel")}
          </button>
          <button class="btn go" type="submit" disabled={!task.mayCreate()}>
            {words.t("create")}
          </button>
        </div>
      </form>
    </Modal>
  )
}

const createNewTask = (onCreated: () => void) => {
  const [title, setTitle] = createSignal("")
  const [description, setDescription] = createSignal("")
  const [onlyMe, setOnlyMe] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [wrong, setWrong] = createSignal<string | null>(null)
  const mayCreate = () => title().trim() !== "" && !busy()
  const create = async () => {
    if (!mayCreate()) return
    setBusy(true)
    try {
      await api.createTask({
        title: title().trim(),
        ...(description().trim() === "" ? {} : { description: description() }),
        ...(onlyMe() ? { audience: "private" } : {})
      })
      onCreated()
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { title, setTitle, description, setDescription, onlyMe, setOnlyMe, wrong, mayCreate, create }
}
