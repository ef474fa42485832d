import type { metricsEn } from "../../en/team/metrics.ts"
import type { Translated } from "../../shape/shape.ts"

export const metricsRu: Translated<typeof metricsEn> = {
  metricsPage: {
    fact: "Подчёркнутые числа открывают списки",
    period: "Период",
    part: "В этом периоде больше строк, чем учтено. Числа охватывают только новейшие.",
    foot: "Учтено только то, что вы можете видеть. Дни – в вашем часовом поясе. Интервалы: 95 % (Уилсон). Если решений меньше 20, доля не показывается.",
    of: "n {n}",
    interval: "{share}, от {low} до {high}",
    between: "{low} – {high}, модель с наибольшим числом решений",
    created: "Созданные задачи",
    aDay: "{n} в день",
    today: "Сегодня",
    inPeriod: "Период",
    share: "Доля",
    noneCreated: "В этом периоде задачи не создавались.",
    byModel: "Одобрено без правок, по моделям",
    noneDecided: "В этом периоде нет решений.",
    bands: "Не отклонено, по оценке:",
    model: "Модель и подсказка",
    n: "n",
    decisions: "решения",
    asIs: "Без правок",
    edited: "Исправлено",
    merged: "Объединено",
    queue: "Ждёт проверки",
    waits: "Ждёт",
    dayEnd: "На конец дня",
    oldestAge: "Самое давнее",
    age: "самое давнее – {oldest}, медиана – {median}",
    noneWaits: "Ничего не ждёт",
    review: "Время до решения",
    kind: "Вид",
    median: "Медиана",
    p95: "95 % не дольше",
    few: "слишком мало",
    duration: "Длительность запуска",
    work: "Работа",
    noneRan: "В этом периоде ни один запуск не завершился.",
    labels: "Метки модели",
    labelled: "задачи, которые пометила модель",
    noneLabelled: "В этом периоде модель не пометила ни одной задачи.",
    keptLabel: "Принято",
    corrected: "Исправлено",
    waiting: "Ждёт проверки",
    oldest: "самое давнее ждёт {age}",
    unedited: "Одобрено без правок",
    rejected: "Отклонено",
    goalAbove: "цель: больше {share}",
    goalUnder: "цель: меньше {share}",
    kept: "Метки приняты",
    lists: "Ещё не в списках",
    upToDate: "всё актуально",
    behind: "догоняет",
    extraction: "Поиск знаний в чате",
    nothing: "В этом периоде нечего считать",
    nothingText: "Показатели появятся с первой задачей, запуском или решением.",
    none: "Здесь ничего не учтено."
  },
  webhookFigures: {
    title: "Доставленные вебхуки",
    webhook: "Вебхук",
    arrived: "Доставлено",
    givenUp: "Не доставлено",
    repeated: "Повторные попытки",
    removed: "удалён",
    none: "Вебхуки не настроены."
  },
  webhooksEnded: {
    one: "из {n} доставки",
    few: "из {n} доставок",
    many: "из {n} доставок",
    other: "из {n} доставки"
  },
  webhooksKept: {
    one: "Доставки хранятся {n} день.",
    few: "Доставки хранятся {n} дня.",
    many: "Доставки хранятся {n} дней.",
    other: "Доставки хранятся {n} дня."
  },
  metricsDays: { one: "{n} день", few: "{n} дня", many: "{n} дней", other: "{n} дня" },
  metricsTasks: { one: "из {n} задачи", few: "из {n} задач", many: "из {n} задач", other: "из {n} задачи" },
  metricsFew: {
    one: "слишком мало: {n} решение",
    few: "слишком мало: {n} решения",
    many: "слишком мало: {n} решений",
    other: "слишком мало: {n} решения"
  },
  metricsMore: {
    one: "Нужно ещё {n} решение.",
    few: "Нужно ещё {n} решения.",
    many: "Нужно ещё {n} решений.",
    other: "Нужно ещё {n} решения."
  },
  metricsKind: { topic: "Темы", atom: "Утверждения", task: "Задачи" },
  metricsVerdict: {
    approved: "одобрено без правок",
    edited: "исправлено и одобрено",
    merged: "объединено",
    rejected: "отклонено"
  },
  metricsWork: { extracted: "Поиск знаний", analysed: "Предложение задач" },
  metricsSet: {
    created: "Созданные задачи",
    classified: "Помеченные задачи",
    decided: "Решения",
    waiting: "Ждёт проверки",
    extracted: "Запуски, искавшие знания",
    analysed: "Запуски, предлагавшие задачи"
  }
}
