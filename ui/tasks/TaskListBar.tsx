/** The bar over the list of tasks, and over the board. */
import type { ParentProps } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { words } from "../words/words.ts"
import { NewTaskButton } from "./create/NewTaskButton.tsx"

/** Its children are more buttons of the page. */
export function TaskListBar(
  props: ParentProps<{
    readonly title: string
    /** Null while the tasks are loading. */
    readonly count: number | null
    readonly mayAct: boolean
  }>
) {
  return (
    <Bar title={props.title} fact={props.count === null ? undefined : words.count("tasksCount", props.count)}>
      {props.children}
      <NewTaskButton mayAct={props.mayAct} />
    </Bar>
  )
}
