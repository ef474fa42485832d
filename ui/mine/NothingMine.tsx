/** Says that no task is the reader's, and how a task becomes theirs. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { useNewTask } from "../tasks/create/newTask.ts"
import { words } from "../words/words.ts"

export function NothingMine(props: {
  readonly mayAct: boolean
  /** Tasks of the reader that are hidden until a later day. */
  readonly hiddenCount: number
}) {
  const newTask = useNewTask()
  return (
    <div class="empty">
      <h2>{words.t(props.hiddenCount === 0 ? "noneMine" : "noneMineNow")}</h2>
      <p>{words.t(props.mayAct ? "howMine" : "howMineViewer")}</p>
      <div class="acts">
        <A class="btn" href="/tasks">
          {words.t("allTasks")}
        </A>
        <Show when={props.mayAct}>
          <button class="btn" type="button" onClick={newTask}>
            {words.t("newTask")} <kbd>C</kbd>
          </button>
        </Show>
      </div>
    </div>
  )
}
