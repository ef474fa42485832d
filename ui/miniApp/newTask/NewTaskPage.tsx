/** A new task on a phone: its fields are at the top, above the keyboard, and no field takes the focus by itself. */
import { useNavigate } from "@solidjs/router"
import { createEffect, onCleanup, Show } from "solid-js"
import { descriptionLength, titleLength } from "../../../domain/text/limits.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import { Bar } from "../../parts/bar/Bar.tsx"
import { useLive } from "../../sync/live.tsx"
import { Chips } from "../../tasks/create/Chips.tsx"
import { createNewTask } from "../../tasks/create/createNewTask.ts"
import { OnlyMe } from "../../tasks/create/OnlyMe.tsx"
import { words } from "../../words/words.ts"
import { offerMainAction } from "../shell/mainButton.ts"
import type { WebApp } from "../telegram/webApp.ts"

export function NewTaskPage(props: { readonly webApp: WebApp }) {
  const navigate = useNavigate()
  const task = createNewTask(useLive(), () => "task:new")
  const create = async () => {
    if (await task.create()) navigate("/mine")
  }
  offerMainAction(() => ({
    text: words.t("create"),
    isActive: task.mayCreate(),
    isBusy: task.busy(),
    run: () => void create()
  }))
  createEffect(() => props.webApp.confirmClosing(task.draft.value().title.trim() !== ""))
  onCleanup(() => props.webApp.confirmClosing(false))
  return (
    <>
      <Bar title={words.t("newTask")} />
      <div class="page">
        <form
          class="new-task"
          onSubmit={(event) => {
            event.preventDefault()
            void create()
          }}
        >
          <input
            class="field"
            name="title"
            dir="auto"
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
          <OnlyMe checked={task.draft.value().onlyMe} onChange={(onlyMe) => task.change({ onlyMe })} />
        </form>
      </div>
    </>
  )
}
