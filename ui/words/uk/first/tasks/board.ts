/** The words of the board of the past. */
import type { Translated } from "../../../shape/shape.ts"
import type { boardEn } from "../../../en/first/tasks/board.ts"
export const boardUk: Translated<typeof boardEn> = {
  pastBoard: "Дошка, якою вона була {at}.",
  pastOnly: "Тут нічого не можна змінити.",
  pastMoment: "Момент",
  pastMore: "Показати старіші завдання",
  pastNone: "На той час завдань не було."
}
