import type { Translated } from "../../shape/shape.ts"
import type { runsEn } from "../../en/chat/runs.ts"

export const runsUk: Translated<typeof runsEn> = {
  findKnowledgeHere: "Знайти знання в цьому чаті",
  findKnowledgeText: "Повідомлення буде прочитано, а вам запропоновано теми й твердження, кожне з цитатами.",
  chat: "Чат",
  everyChat: "Усі чати",
  from: "Від",
  until: "До",
  includeProcessed: "Включити вже оброблені повідомлення",
  suggestTasks: "Запропонувати завдання зі знань",
  suggestTasksText: "У знаннях: {atoms}. Вам буде запропоновано завдання, які з них випливають.",
  topicsAll: "Теми (не вибирайте нічого, щоб узяти всі)",
  includeUsed: "Включити вже використані знання",
  runName: "Запуск {day}",
  runOpen: "«{name}» ще відкрито. Спершу закрийте або скасуйте його.",
  noRuns: "Запусків ще не було.",
  runsAtWork: "Виконуються",
  runsEnded: "Завершені",
  atWorkCount: "виконується: {n}",
  notStarted: "Не розпочато",
  extractionStartedBy: "Пошук знань у чаті, почато: {name}, {day}, {time}",
  runStartedBy: "Завдання зі знань, почато: {name}, {day}, {time}",
  approveFirst: "Спершу схваліть знання: завдання пропонуються зі схвалених тверджень.",
  findFirst: "Почніть із пошуку знань у чаті.",
  showRun: "Показати",
  decideNow: "Вирішити",
  closeRun: "Закрити «{name}»",
  closeAfter: "Після цього запуск можна закрити.",
  trouble: "Проблеми",
  notRead: "не прочитано: {what}",
  failuresHidden: "і ще {n}",
  retryLater: "Спробувати знову можна після завершення.",
  retryOnlyFailed: "Знову буде прочитано лише ці частини.",
  madeWith: "Налаштування",
  modelName: "Модель",
  prompt: "Підказка",
  attempt: "Спроба",
  everyTopic: "усі теми",
  everyDay: "усі дні",
  usedToo: "разом із уже використаними",
  usedLeftOut: "без уже використаних",
  processedToo: "разом із уже обробленими",
  processedLeftOut: "без уже оброблених",
  partsRead: {
    one: "прочитано {n} частину",
    few: "прочитано {n} частини",
    many: "прочитано {n} частин",
    other: "прочитано {n} частини"
  },
  proposalsSoFar: {
    one: "поки {n} пропозиція, її вже можна перевірити",
    few: "поки {n} пропозиції, їх уже можна перевірити",
    many: "поки {n} пропозицій, їх уже можна перевірити",
    other: "поки {n} пропозиції, їх уже можна перевірити"
  },
  nextStep: {
    suggest: "Знання готові до запуску",
    close: "Щодо кожної пропозиції цього запуску є рішення",
    start: "Запуск готовий",
    continue: "Роботу буде продовжено з місця зупинки"
  },
  phase: {
    collect: "Збирання",
    thread: "Розмови",
    read: "Читання",
    propose: "Пропозиції",
    check: "Перевірка",
    store: "Збереження",
    done: "Готово"
  },
  tile: {
    messages: "прочитано повідомлень",
    noise: "пропущено як балачки",
    statements: "прочитано тверджень",
    proposed: "запропоновано",
    unlocated: "відкинуто без цитати",
    approved: "схвалено",
    rejected: "відхилено",
    waiting: "ще без рішення"
  },
  counting: "підрахунок",
  doneOf: "{done} / {total}",
  rate: "{n} за секунду",
  timeLeft: "залишилося {time}",
  took: "тривало {time}",
  because: "Зупинено: {reason}",
  accepted: "прийнято {share}",
  runStatus: {
    requested: "чекає на запуск",
    created: "не розпочато",
    running: "виконується",
    completed: "завершено",
    failed: "помилка",
    cancelled: "скасовано",
    closed: "закрито"
  },
  verb: {
    start: "Почати",
    cancel: "Скасувати",
    retry: "Спробувати знову",
    continue: "Продовжити",
    close: "Закрити"
  },
  verdict: {
    edited: "змінено: {n}",
    merged: "об’єднано: {n}"
  },
  unprocessed: "не оброблено: {n}",
  skipped: "пропущено як балачки: {n}",
  duplicates: "уже відомо: {n}",
  unlocated: "відкинуто без цитати: {n}",
  failedParts: {
    one: "{n} частина не вдалася",
    few: "{n} частини не вдалися",
    many: "{n} частин не вдалося",
    other: "{n} частини не вдалося"
  }
}
