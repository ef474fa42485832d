/** The bar over the list of tasks, and over the board. */
import { Bar } from "../parts/bar/Bar.tsx"
import { words } from "../words/words.ts"
import { NewTaskButton } from "./create/NewTaskButton.tsx"

export function TaskListBar(props: {
  readonly title: string
  /** Null while the tasks are loading. */
  readonly count: number | null
  readonly mayAct: boolean
}) {
  return (
    <Bar title={props.title} fact={props.count === null ? undefined : words.count("tasksCount", props.count)}>
      <NewTaskButton mayAct={props.mayAct} />
    </Bar>
  )
}
