/** The verbs of rows: they act on the selected tasks, or on the one with the focus when none is selected. */
import { createSignal } from "solid-js"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { isOver } from "../../parts/status.ts"
import type { Live } from "../../sync/live.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { bindSubject } from "../../verbs/subject.ts"
import { words } from "../../words/words.ts"
import { focusedTask, moveFocus } from "../row/focusRows.ts"
import { changeTasks, stepsTo } from "./changeTasks.ts"
import type { Selection } from "./createSelection.ts"
import { type BulkField, changeOf } from "./fieldChanges.ts"

export const createActs = ({
  live,
  page,
  selection
}: {
  readonly live: Live
  readonly page: () => HTMLElement
  readonly selection: Selection
}) => {
  // The last row with the focus, because a dialog or the palette takes the focus.
  const [current, setCurrent] = createSignal("")
  const [field, setField] = createSignal<BulkField | null>(null)
  const targets = (): ReadonlyArray<TaskLine> => {
    const ids = selection.ids().length > 0 ? selection.ids() : [current()]
    return ids.flatMap((id) => live.task(id) ?? [])
  }
  const hasCurrent = () => live.task(current()) !== undefined
  const choose = (next: BulkField) => {
    if (targets().length > 0) setField(next)
  }
  const complete = () => void changeTasks(live, targets(), completion(targets()))
  const chosen = () => {
    const now = field()
    const tasks = targets()
    if (now === null || tasks.length === 0) return null
    return {
      field: now,
      of: tasks.length === 1 ? `T-${tasks[0]!.number}` : words.count("tasksCount", tasks.length),
      onChoose: (value: string | null) => void changeTasks(live, tasks, changeOf(now, value))
    }
  }
  bindSubject(() => live.task(current()))
  bindRowVerbs({
    mayAct: live.mayAct,
    hasCurrent,
    hasTarget: () => selection.ids().length > 0 || hasCurrent(),
    page,
    selection,
    complete,
    choose
  })
  return {
    /** The field that is chosen now, and its tasks. */
    chosen,
    choose,
    complete,
    drop: () => void changeTasks(live, targets(), stepsTo("cancelled")),
    close: () => setField(null),
    onFocusIn: () => setCurrent(focusedTask() ?? "")
  }
}
export type Acts = ReturnType<typeof createActs>

/** Completes the tasks, or reopens them when all are finished. */
const completion = (tasks: ReadonlyArray<TaskLine>) =>
  tasks.every(({ status }) => isOver(status))
    ? stepsTo("open")
    : (task: TaskLine) => (isOver(task.status) ? [] : stepsTo("done")(task))

const bindRowVerbs = ({
  mayAct,
  hasCurrent,
  hasTarget,
  page,
  selection,
  complete,
  choose
}: {
  readonly mayAct: () => boolean
  /** A row has the focus. */
  readonly hasCurrent: () => boolean
  /** There is a row to change. Without one, the palette does not offer the verbs that change rows. */
  readonly hasTarget: () => boolean
  readonly page: () => HTMLElement
  readonly selection: Selection
  readonly complete: () => void
  readonly choose: (field: BulkField) => void
}) => {
  const acting = (run: (key: string) => void) => ({ may: () => mayAct() && hasTarget(), run })
  const extend = (key: string) => {
    const from = focusedTask()
    moveFocus(page(), key === "shift+arrowup" ? -1 : 1)
    const to = focusedTask()
    if (from === undefined || to === undefined) return
    if (selection.ids().length === 0) selection.toggle(from)
    selection.extendTo(to)
  }
  bindVerbs({
    next: () => moveFocus(page(), 1),
    previous: () => moveFocus(page(), -1),
    complete: acting(complete),
    selectRow: {
      may: () => mayAct() && hasCurrent(),
      run: () => {
        const id = focusedTask()
        if (id !== undefined) selection.toggle(id)
      }
    },
    extend: { may: mayAct, run: extend },
    clearSelection: { may: () => selection.ids().length > 0, run: selection.clear },
    setStatus: acting(() => choose("status")),
    setAssignee: acting(() => choose("assignee")),
    setPriority: acting(() => choose("priority")),
    setDue: acting(() => choose("due")),
    setTopic: acting(() => choose("topic"))
  })
}
