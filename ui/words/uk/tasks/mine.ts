import type { mineEn } from "../../en/tasks/mine.ts"
import type { Translated } from "../../shape/shape.ts"

export const mineUk: Translated<typeof mineEn> = {
  myTasks: "Мої завдання",
  mySpan: {
    late: "Прострочено",
    today: "Сьогодні",
    week: "Найближчі 7 днів",
    later: "Пізніше",
    none: "Без терміну",
    done: "Виконано за останні 7 днів"
  },
  forToday: {
    one: "{n} на сьогодні",
    few: "{n} на сьогодні",
    many: "{n} на сьогодні",
    other: "{n} на сьогодні"
  },
  nothingToday: "на сьогодні нічого",
  noneMine: "У вас ще немає завдань",
  noneMineNow: "Зараз у вас немає завдань",
  howMine:
    "Завдання стає вашим, коли його призначають вам, коли ви призначаєте його собі або коли схвалюють пропозицію, у якій названо вас.",
  howMineViewer: "Завдання стає вашим, коли його призначають вам або коли схвалюють пропозицію, у якій названо вас.",
  allTasks: "Усі завдання"
}
