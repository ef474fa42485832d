/** The bar over the list of tasks. */
import Plus from "lucide-solid/icons/plus"
import { Show } from "solid-js"
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
    <header class="bar">
      <h1>{words.t("tasks")}</h1>
      <Show when={props.count !== null}>
        <span class="quiet-text">{words.count("tasksCount", props.count ?? 0)}</span>
      </Show>
      <span class="end">
        <button class="chip" type="button" aria-pressed={props.mine} onClick={() => props.onMine(!props.mine)}>
          {words.t("mine")}
        </button>
        <Show when={props.mayAct}>
          <button class="btn go" type="button" onClick={newTask}>
            <Plus size={14} />
            {words.t("newTask")} <kbd>C</kbd>
          </button>
        </Show>
      </span>
    </header>
  )
}
