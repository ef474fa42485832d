/** The columns of the board, and the parts that its cards use. */
import { createMemo } from "solid-js"
import { statuses } from "../../domain/vocabulary.ts"
import type { TasksPage } from "../tasks/createTasksPage.ts"
import { groupsOf, noGroup } from "../tasks/groups/grouping.ts"
import { groupName } from "../tasks/groups/GroupSign.tsx"
import type { BoardPort } from "./boardPort.ts"
import { isBoardColumn } from "../tasks/groups/isBoardColumn.ts"
import { bindBoardVerbs, createMoves } from "./createMoves.ts"
import { isSameOrder } from "../../domain/text/isSameOrder.ts"

/** @param page the element with the columns */
export const createBoard = (shown: TasksPage, page: () => HTMLElement) => {
  const { list, listed, by } = shown
  const isColumn = (key: string): boolean => isBoardColumn(by(), key, listed.filter(), list.idsOf(key).length > 0)
  const columns = createMemo(() => list.keys().filter(isColumn), undefined, { equals: isSameOrder })
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
