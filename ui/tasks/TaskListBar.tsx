/** The bar over the list of tasks. */
import { Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { words } from "../words/words.ts"
import { useNewTask } from "./newTask.ts"

export function TaskListBar(props: {
  /** Null while the tasks are loading. */
  readonly count: number | null
  readonly mine: boolean
  readonly mayAct: boolean
  readonly onMine: (mine: boolean) => void
}) {
  const newTask = useNewTask()
  return (
    <Bar title={words.t("tasks")} fact={props.count === null ? undefined : words.count("tasksCount", props.count)}>
      <button class="chip" type="button" aria-pressed={props.mine} onClick={() => props.onMine(!props.mine)}>
        {words.t("mine")}
      </button>
      <Show when={props.mayAct}>
        <Button look="go" keys="C" onClick={newTask}>
          {words.t("newTask")}
        </Button>
      </Show>
    </Bar>
  )
}
