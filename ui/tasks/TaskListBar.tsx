/** The bar over the list of tasks, and over the board. */
import { Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { words } from "../words/words.ts"
import { useNewTask } from "./create/newTask.ts"

export function TaskListBar(props: {
  readonly title: string
  /** Null while the tasks are loading. */
  readonly count: number | null
  readonly mayAct: boolean
}) {
  const newTask = useNewTask()
  return (
    <Bar title={props.title} fact={props.count === null ? undefined : words.count("tasksCount", props.count)}>
      <Show when={props.mayAct}>
        <Button look="go" keys="C" onClick={newTask}>
          {words.t("newTask")}
        </Button>
      </Show>
    </Bar>
  )
}
