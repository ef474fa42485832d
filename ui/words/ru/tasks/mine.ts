import type { mineEn } from "../../en/tasks/mine.ts"
import type { Translated } from "../../shape/shape.ts"

export const mineRu: Translated<typeof mineEn> = {
  myTasks: "Мои задачи",
  mySpan: {
    late: "Просрочено",
    today: "Сегодня",
    week: "Ближайшие 7 дней",
    later: "Позже",
    none: "Без срока",
    done: "Сделано за последние 7 дней"
  },
  forToday: {
    one: "{n} на сегодня",
    few: "{n} на сегодня",
    many: "{n} на сегодня",
    other: "{n} на сегодня"
  },
  nothingToday: "на сегодня ничего",
  noneMine: "У вас ещё нет задач",
  noneMineNow: "Сейчас у вас нет задач",
  howMine:
    "Задача становится вашей, когда её назначают вам, когда вы назначаете её себе или когда одобряют предложение, в котором названы вы.",
  howMineViewer:
    "Задача становится вашей, когда её назначают вам или когда одобряют предложение, в котором названы вы.",
  allTasks: "Все задачи"
}
