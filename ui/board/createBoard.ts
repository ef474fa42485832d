/** The columns of the board, and the parts that its cards use. */
import { createMemo } from "solid-js"
import { statuses } from "../../domain/vocabulary.ts"
import type { TasksPage } from "../tasks/createTasksPage.ts"
import { groupsOf, noGroup } from "../tasks/groups/grouping.ts"
import { groupName } from "../tasks/groups/GroupSign.tsx"
import type { BoardPort } from "./boardPort.ts"
import { bindBoardVerbs, createMoves } from "./createMoves.ts"

/** @param page the element with the columns */
export const createBoard = (shown: TasksPage, page: () => HTMLElement) => {
  const { list, listed, by } = shown
  /**
   * Of statuses and priorities every column is shown, also an empty one, but cancelled tasks only while the filter names
   * them. A team has many people and topics: only those with tasks are shown.
   */
  const isColumn = (key: string): boolean => {
    if (key === "cancelled" && by() === "status") return listed.filter().fields.status?.values.includes(key) === true
    return list.idsOf(key).length > 0 || (key !== noGroup && (by() === "status" || by() === "priority"))
  }
  const columns = createMemo(() => list.keys().filter(isColumn), undefined, { equals: isSame })
  const moves = createMoves(shown, page)
  bindBoardVerbs(shown, moves, columns, page)
  const nameOf = (group: string) => groupName(by(), group, shown.port)
  const port: BoardPort = {
    ...shown.port,
    moves,
    targets: () =>
      (by() === "status" ? statuses : columns()).filter(moves.accepts).map((group) => ({ group, name: nameOf(group) })),
    isIn: (task, group) => groupsOf(task, by()).includes(group),
    newColumn: (task) => {
      const groups = groupsOf(task, by())
      const isHere = groups.some((group) => list.idsOf(group).includes(task.id))
      return isHere ? null : nameOf(groups[0] ?? noGroup)
    }
  }
  return { columns, port }
}

const isSame = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) =>
  a.length === b.length && a.every((key, i) => key === b[i])
