import type { taskPageEn } from "../en/taskPage.ts"
import type { Translated } from "../shape/shape.ts"

export const taskPageUk: Translated<typeof taskPageEn> = {
  taskTabs: "Вигляди завдання",
  taskTab: {
    activity: "Перебіг",
    history: "Історія"
  },
  activity: "Перебіг",
  fields: "Поля",
  findChoice: "Знайти",
  noMoreTopics: "Інших тем немає.",
  dueNone: "Без терміну",
  whyMore: "Показати всі кроки",
  whyLess: "Показати менше",
  relation: {
    subtask: "Підзавдання",
    blocks: "Блокує",
    duplicate: "Дублікати"
  },
  relationLabel: "Вид зв’язку",
  linkTask: "Пов’язати із завданням",
  unlink: "Прибрати зв’язок",
  commentHint: "Напишіть коментар. Можна Markdown."
}
