import type { taskPageEn } from "../en/taskPage.ts"
import type { Translated } from "../shape/shape.ts"

export const taskPageRu: Translated<typeof taskPageEn> = {
  taskTabs: "Виды задачи",
  taskTab: {
    activity: "Ход работы",
    history: "История"
  },
  activity: "Ход работы",
  fields: "Поля",
  findChoice: "Найти",
  noMoreTopics: "Других тем нет.",
  dueNone: "Без срока",
  whyMore: "Показать все шаги",
  whyLess: "Показать меньше",
  relation: {
    subtask: "Подзадачи",
    blocks: "Блокирует",
    duplicate: "Дубликаты"
  },
  relationLabel: "Вид связи",
  linkTask: "Связать с задачей",
  unlink: "Убрать связь",
  commentHint: "Напишите комментарий. Можно Markdown."
}
