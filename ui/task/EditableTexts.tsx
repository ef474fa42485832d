/** A task's title and description, to read and to change in their place. */
import { createSignal, Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { words } from "../words/words.ts"

/** Asks for a change of the task at hand, and shows it at once. */
export type Act = (verb: string, change: Partial<TaskRow>, body?: unknown) => void

export function EditableTitle(props: { readonly task: TaskRow; readonly mayAct: boolean; readonly act: Act }) {
  const [draft, setDraft] = createSignal<string | null>(null)
  const save = () => {
    const title = draft()?.trim() ?? ""
    setDraft(null)
    if (title !== "" && title !== props.task.title) props.act("retitle", { title }, { title })
  }
  return (
    <Show
      when={draft() !== null}
      fallback={
        <h2 class="big" dir="auto">
          <Show when={props.mayAct} fallback={props.task.title}>
            <button
              class="btn bare"
              type="button"
              style={{
                font: "inherit",
                color: "inherit",
                padding: "0",
                "white-space": "normal",
                "text-align": "start",
                "min-height": "0"
              }}
              aria-label={`${words.t("field.title")}: ${props.task.title}`}
              onClick={() => setDraft(props.task.title)}
            >
              {props.task.title}
            </button>
          </Show>
        </h2>
      }
    >
      <input
        class="field"
        dir="auto"
        maxlength={300}
        aria-label={words.t("field.title")}
        value={draft() ?? ""}
        ref={(field) => queueMicrotask(() => field.focus())}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => (event.key === "Enter" ? save() : event.key === "Escape" ? setDraft(null) : undefined)}
      />
    </Show>
  )
}

export function EditableDescription(props: { readonly task: TaskRow; readonly mayAct: boolean; readonly act: Act }) {
  const [draft, setDraft] = createSignal<string | null>(null)
  const save = () => {
    const description = draft() ?? ""
    setDraft(null)
    if (description !== props.task.description) props.act("describe", { description }, { description })
  }
  return (
    <Show
      when={draft() !== null}
      fallback={
        <Show
          when={props.task.description !== ""}
          fallback={
            <Show when={props.mayAct}>
              <button class="btn bare" type="button" onClick={() => setDraft("")}>
                {words.t("descriptionEmpty")}
              </button>
            </Show>
          }
        >
          <div class="description" dir="auto">
            {props.task.description}
          </div>
          <Show when={props.mayAct}>
            <button class="btn bare" type="button" onClick={() => setDraft(props.task.description)}>
              {words.t("descriptionEdit")}
            </button>
          </Show>
        </Show>
      }
    >
      <div class="comment-form">
        <textarea
          class="field"
          dir="auto"
          rows={6}
          maxlength={20_000}
          aria-label={words.t("field.description")}
          value={draft() ?? ""}
          ref={(field) => queueMicrotask(() => field.focus())}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <span>
          <button class="btn go" type="button" onClick={save}>
            {words.t("save")}
          </button>{" "}
          <button class="btn bare" type="button" onClick={() => setDraft(null)}>
            {words.t("cancel")}
          </button>
        </span>
      </div>
    </Show>
  )
}
