import type { metricsEn } from "../../en/team/metrics.ts"
import type { Translated } from "../../shape/shape.ts"

export const metricsUk: Translated<typeof metricsEn> = {
  metricsPage: {
    fact: "Підкреслені числа відкривають списки",
    period: "Період",
    part: "У цьому періоді більше рядків, ніж враховано. Числа охоплюють лише найновіші.",
    foot: "Враховано лише те, що ви можете бачити. Дні – у вашому часовому поясі. Інтервали: 95 % (Вілсон). Якщо рішень менше ніж 20, частка не показується.",
    of: "n {n}",
    interval: "{share}, від {low} до {high}",
    between: "{low} – {high}, модель з найбільшою кількістю рішень",
    created: "Створені завдання",
    aDay: "{n} на день",
    today: "Сьогодні",
    inPeriod: "Період",
    share: "Частка",
    noneCreated: "У цьому періоді завдань не створено.",
    byModel: "Схвалено без змін, за моделями",
    noneDecided: "У цьому періоді немає рішень.",
    bands: "Не відхилено, за оцінкою:",
    model: "Модель і підказка",
    n: "n",
    decisions: "рішення",
    asIs: "Без змін",
    edited: "Змінено",
    merged: "Об’єднано",
    queue: "Чекає на перевірку",
    waits: "Чекає",
    dayEnd: "На кінець дня",
    oldestAge: "Найдавніше",
    age: "найдавніше – {oldest}, медіана – {median}",
    noneWaits: "Нічого не чекає",
    review: "Час до рішення",
    kind: "Вид",
    median: "Медіана",
    p95: "95 % не довше",
    few: "замало",
    duration: "Тривалість запуску",
    work: "Робота",
    noneRan: "У цьому періоді жоден запуск не завершився.",
    labels: "Мітки моделі",
    labelled: "завдання, які позначила модель",
    noneLabelled: "У цьому періоді модель не позначила жодного завдання.",
    keptLabel: "Прийнято",
    corrected: "Виправлено",
    waiting: "Чекає на перевірку",
    oldest: "найдавніше чекає {age}",
    unedited: "Схвалено без змін",
    rejected: "Відхилено",
    goalAbove: "ціль: понад {share}",
    goalUnder: "ціль: менше ніж {share}",
    kept: "Мітки прийнято",
    lists: "Ще не у списках",
    upToDate: "усе актуальне",
    behind: "наздоганяє",
    extraction: "Пошук знань у чаті",
    nothing: "У цьому періоді немає що рахувати",
    nothingText: "Показники з’являться з першим завданням, запуском або рішенням.",
    none: "Тут нічого не враховано."
  },
  webhookFigures: {
    title: "Доставлені вебхуки",
    webhook: "Вебхук",
    arrived: "Доставлено",
    givenUp: "Не доставлено",
    repeated: "Повторні спроби",
    removed: "вилучено",
    none: "Вебхуки не налаштовано."
  },
  webhooksEnded: {
    one: "з {n} доставки",
    few: "з {n} доставок",
    many: "з {n} доставок",
    other: "з {n} доставки"
  },
  webhooksKept: {
    one: "Доставки зберігаються {n} день.",
    few: "Доставки зберігаються {n} дні.",
    many: "Доставки зберігаються {n} днів.",
    other: "Доставки зберігаються {n} дня."
  },
  metricsDays: { one: "{n} день", few: "{n} дні", many: "{n} днів", other: "{n} дня" },
  metricsTasks: { one: "з {n} завдання", few: "з {n} завдань", many: "з {n} завдань", other: "з {n} завдання" },
  metricsFew: {
    one: "замало: {n} рішення",
    few: "замало: {n} рішення",
    many: "замало: {n} рішень",
    other: "замало: {n} рішення"
  },
  metricsMore: {
    one: "Потрібне ще {n} рішення.",
    few: "Потрібні ще {n} рішення.",
    many: "Потрібно ще {n} рішень.",
    other: "Потрібно ще {n} рішення."
  },
  metricsKind: { topic: "Теми", atom: "Твердження", task: "Завдання" },
  metricsVerdict: {
    approved: "схвалено без змін",
    edited: "змінено і схвалено",
    merged: "об’єднано",
    rejected: "відхилено"
  },
  metricsWork: { extracted: "Пошук знань", analysed: "Пропозиція завдань" },
  metricsSet: {
    created: "Створені завдання",
    classified: "Позначені завдання",
    decided: "Рішення",
    waiting: "Чекає на перевірку",
    extracted: "Запуски, що шукали знання",
    analysed: "Запуски, що пропонували завдання"
  }
}
