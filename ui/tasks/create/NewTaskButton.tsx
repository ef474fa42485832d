/** Opens the form of a new task. People who may not act do not see it. */
import { Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { words } from "../../words/words.ts"
import { useNewTask } from "./newTask.ts"

export function NewTaskButton(props: { readonly mayAct: boolean }) {
  const newTask = useNewTask()
  return (
    <Show when={props.mayAct}>
      <Button look="go" keys="C" onClick={newTask}>
        {words.t("newTask")}
      </Button>
    </Show>
  )
}
