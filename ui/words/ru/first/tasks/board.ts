/** The words of the board of the past. */
import type { Translated } from "../../../shape/shape.ts"
import type { boardEn } from "../../../en/first/tasks/board.ts"
export const boardRu: Translated<typeof boardEn> = {
  pastBoard: "Доска, какой она была {at}.",
  pastOnly: "Здесь ничего нельзя изменить.",
  pastMoment: "Момент",
  pastMore: "Показать более старые задачи",
  pastNone: "В то время задач не было."
}
