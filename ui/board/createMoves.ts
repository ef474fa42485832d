/** Moves of cards between columns: the columns that accept cards, and the commands that a move sends. */
import { createSignal } from "solid-js"
import type { TasksPage } from "../tasks/createTasksPage.ts"
import { groupsOf, noGroup } from "../tasks/groups/grouping.ts"
import { focusedTask, focusTask } from "../tasks/row/focusRows.ts"
import { changeTasks } from "../tasks/select/changeTasks.ts"
import { changeOf } from "../tasks/select/fieldChanges.ts"
import { bindVerbs } from "../verbs/bindings.ts"
import { subject } from "../verbs/subject.ts"

type Board = Pick<TasksPage, "live" | "list" | "by" | "selection">

export const createMoves = ({ live, list, by, selection }: Board, page: () => HTMLElement) => {
  const [menuOf, setMenuOf] = createSignal<string | null>(null)
  /** A task cannot lose its priority or its topics by a move. */
  const accepts = (group: string) => live.mayAct() && (group !== noGroup || by() === "assignee")
  const change = (group: string) => changeOf(by(), group === noGroup ? null : group)
  /** Moves one card, or the whole selection when the card is selected. */
  const move = (id: string, group: string): Promise<void> | undefined => {
    if (!accepts(group)) return
    const ids = selection.has(id) ? selection.ids() : [id]
    const tasks = ids.flatMap((each) => live.task(each) ?? []).filter((task) => !groupsOf(task, by()).includes(group))
    if (tasks.length === 0) return
    const moved = changeTasks(live, tasks, change(group))
    queueMicrotask(() => focusTask(page(), id))
    return moved
  }
  /** The next column that accepts the card. */
  const beside = (id: string, columns: ReadonlyArray<string>, step: 1 | -1): string | undefined => {
    const from = columns.findIndex((key) => list.idsOf(key).includes(id))
    if (from < 0) return undefined
    return step > 0 ? columns.slice(from + 1).find(accepts) : columns.slice(0, from).findLast(accepts)
  }
  return {
    accepts,
    move,
    beside,
    focus: (id: string) => focusTask(page(), id),
    /** The card with the open menu. */
    menuOf,
    openMenu: setMenuOf
  }
}
export type Moves = ReturnType<typeof createMoves>

/**
 * The keys of the board: the focus moves between columns, and the card with the focus moves with `Shift`.
 *
 * @param columns the shown columns in their order
 */
export const bindBoardVerbs = (
  { live }: Pick<TasksPage, "live">,
  moves: Moves,
  columns: () => ReadonlyArray<string>,
  page: () => HTMLElement
): void => {
  const moveBy = (step: 1 | -1) => {
    const id = focusedTask()
    const group = id === undefined ? undefined : moves.beside(id, columns(), step)
    if (id !== undefined && group !== undefined) void moves.move(id, group)
  }
  const openMenu = () => {
    const id = focusedTask()
    if (id !== undefined) moves.openMenu(id)
  }
  const mayMove = () => live.mayAct() && subject() !== null
  bindVerbs({
    columnLeft: () => focusColumn(page(), -1),
    columnRight: () => focusColumn(page(), 1),
    moveLeft: { may: mayMove, run: () => moveBy(-1) },
    moveRight: { may: mayMove, run: () => moveBy(1) },
    moveTo: { may: mayMove, run: openMenu }
  })
}

/** Moves the focus to the next column with cards, to the card at the same height. */
const focusColumn = (page: HTMLElement, step: 1 | -1): void => {
  const columns = [...page.querySelectorAll<HTMLElement>("[data-column]")]
  const here = document.activeElement?.closest<HTMLElement>("[data-column]")
  // Without a focus on the board, the first column is next to the right, and the last one to the left.
  const before = here == null ? columns : columns.slice(0, columns.indexOf(here))
  const after = here == null ? columns : columns.slice(columns.indexOf(here) + 1)
  const beyond = step > 0 ? after : before.toReversed()
  const links = beyond
    .map((column) => [...column.querySelectorAll<HTMLElement>("a.title")])
    .find(({ length }) => length > 0)
  const top = document.activeElement?.closest("[data-task]")?.getBoundingClientRect().top ?? 0
  const distance = (link: HTMLElement) =>
    Math.abs((link.closest("[data-task]") ?? link).getBoundingClientRect().top - top)
  links?.toSorted((a, b) => distance(a) - distance(b))[0]?.focus()
}
