import type { Translated } from "../shape/shape.ts"
import type { runsEn } from "../en/runs.ts"

export const runsUk: Translated<typeof runsEn> = {
  findKnowledge: "Знайти знання в чаті",
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
  counting: "підрахунок",
  doneOf: "{done} / {total}",
  rate: "{n} за секунду",
  timeLeft: "залишилося {time}",
  took: "тривало {time}",
  because: "Зупинено: {reason}",
  accepted: "прийнято {share}",
  closeRunning: "Закрити можна після завершення.",
  runStatus: {
    requested: "чекає на запуск",
    created: "не розпочато",
    running: "виконується",
    completed: "завершено",
    failed: "помилка",
    cancelled: "скасовано",
    closed: "закрито"
  },
  stage: {
    collect: "збирання",
    thread: "групування за розмовами",
    read: "читання",
    propose: "складання пропозицій",
    done: "завершено"
  },
  verb: {
    start: "Почати",
    cancel: "Скасувати",
    retry: "Спробувати знову",
    close: "Закрити"
  },
  verdict: {
    approved: "схвалено: {n}",
    edited: "змінено: {n}",
    merged: "об’єднано: {n}",
    rejected: "відхилено: {n}"
  },
  messagesCount: {
    one: "{n} повідомлення",
    few: "{n} повідомлення",
    many: "{n} повідомлень",
    other: "{n} повідомлення"
  },
  unprocessed: "не оброблено: {n}",
  processed: "оброблено: {n}",
  skipped: "пропущено як балачки: {n}",
  duplicates: "уже відомо: {n}",
  unlocated: "відкинуто без цитати: {n}",
  failedParts: {
    one: "{n} частина не вдалася",
    few: "{n} частини не вдалися",
    many: "{n} частин не вдалося",
    other: "{n} частини не вдалося"
  },
  closeWaits: {
    one: "{n} пропозиція ще без рішення: спершу вирішіть щодо неї.",
    few: "{n} пропозиції ще без рішення: спершу вирішіть щодо них.",
    many: "{n} пропозицій ще без рішення: спершу вирішіть щодо них.",
    other: "{n} пропозиції ще без рішення: спершу вирішіть щодо них."
  }
}
