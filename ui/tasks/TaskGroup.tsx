/** The tasks of one status. */
import { Show } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskLine as Task } from "../../gateways/contract/lines.ts"
import { VirtualRows } from "../parts/rows/VirtualRows.tsx"
import { words } from "../words/words.ts"
import { TaskLine } from "./TaskLine.tsx"

/** Pixels of a row, about. */
const rowHeight = 36

export function TaskGroup(props: {
  readonly status: Status
  /** The number of tasks of the status; fewer may be loaded. */
  readonly count: number
  readonly ids: ReadonlyArray<string>
  /** The element that scrolls. */
  readonly scroller: () => HTMLElement
  readonly taskOf: (id: string) => Task | undefined
  readonly nameOf: (actor: string) => string
  readonly mayAct: boolean
  readonly onToggle: (task: Task) => void
  /** Loads more of them; null when all are loaded. */
  readonly onMore: (() => void) | null
}) {
  return (
    <section class="group">
      <h2>
        {words.value("status", props.status)} <span>{words.number(props.count)}</span>
      </h2>
      <VirtualRows class="rows" ids={props.ids} height={rowHeight} scroller={props.scroller}>
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
      </VirtualRows>
      <Show when={props.onMore}>
        {(more) => (
          <button class="btn bare" type="button" onClick={() => more()()}>
            {words.t("showMore")}
          </button>
        )}
      </Show>
    </section>
  )
}
