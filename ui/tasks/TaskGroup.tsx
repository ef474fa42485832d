/** The tasks of one status. */
import { For, Show } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskRow } from "../../gateways/contract.ts"
import { words } from "../words/words.ts"
import { TaskLine } from "./TaskLine.tsx"

export function TaskGroup(props: {
  readonly status: Status
  /** The number of tasks of the status; fewer may be listed. */
  readonly count: number
  readonly ids: ReadonlyArray<string>
  readonly taskOf: (id: string) => TaskRow | undefined
  readonly nameOf: (actor: string) => string
  readonly mayAct: boolean
  readonly onToggle: (task: TaskRow) => void
  readonly onShowAll: () => void
}) {
  return (
    <section class="group">
      <h2>
        {words.value("status", props.status)} <span>{words.number(props.count)}</span>
      </h2>
      <ul class="rows">
        <For each={props.ids}>
          {(id) => (
            <Show when={props.taskOf(id)}>
              {(task) => (
                <TaskLine
                  task={task()}
                  mayAct={props.mayAct}
                  who={props.nameOf}
                  onToggle={() => props.onToggle(task())}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={props.ids.length < props.count}>
        <button class="btn bare" type="button" onClick={() => props.onShowAll()}>
          {words.t("showMore")}
        </button>
      </Show>
    </section>
  )
}
