/** A new task on a phone: its fields are at the top, above the keyboard, and no field takes the focus by itself. */
import { useNavigate } from "@solidjs/router"
import { createEffect, onCleanup } from "solid-js"
import { Bar } from "../../parts/bar/Bar.tsx"
import { useLive } from "../../sync/live.tsx"
import { createNewTask } from "../../tasks/create/createNewTask.ts"
import { NewTaskFields } from "../../tasks/create/NewTaskFields.tsx"
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
          <NewTaskFields of={task} />
          <OnlyMe checked={task.draft.value().onlyMe} onChange={(onlyMe) => task.change({ onlyMe })} />
        </form>
      </div>
    </>
  )
}
