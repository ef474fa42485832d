/** Says that a list of the reader has no task, and how a task gets there. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { KeyHints } from "../parts/button/KeyHints.tsx"
import { useNewTask } from "../tasks/create/newTask.ts"
import { words } from "../words/words.ts"
import type { MyList } from "./mySpans.ts"

export function NothingMine(props: {
  readonly list: MyList
  readonly mayAct: boolean
  /** Tasks of the reader that are hidden until a later day. */
  readonly hiddenCount: number
}) {
  const newTask = useNewTask()
  const title = () => {
    if (props.list === "made") return "noneMade"
    return props.hiddenCount === 0 ? "noneMine" : "noneMineNow"
  }
  const how = () => {
    if (props.list === "made") return "howMade"
    return props.mayAct ? "howMine" : "howMineViewer"
  }
  return (
    <div class="empty">
      <h2>{words.t(title())}</h2>
      <p>{words.t(how())}</p>
      <div class="acts">
        <A class="btn" href="/tasks">
          {words.t("allTasks")}
        </A>
        <Show when={props.mayAct}>
          <button class="btn" type="button" onClick={newTask}>
            <KeyHints of="C" />
            {words.t("newTask")}
          </button>
        </Show>
      </div>
    </div>
  )
}
