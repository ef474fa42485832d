import type { Translated } from "../shape/shape.ts"
import type { runsEn } from "../en/runs.ts"

export const runsRu: Translated<typeof runsEn> = {
  findKnowledge: "Найти знания в чате",
  findKnowledgeHere: "Найти знания в этом чате",
  findKnowledgeText: "Сообщения будут прочитаны, а вам предложены темы и утверждения, каждое с цитатами.",
  chat: "Чат",
  everyChat: "Все чаты",
  from: "С",
  until: "По",
  includeProcessed: "Включить уже обработанные сообщения",
  suggestTasks: "Предложить задачи из знаний",
  suggestTasksText: "В знаниях: {atoms}. Вам будут предложены задачи, которые из них следуют.",
  topicsAll: "Темы (не выбирайте ничего, чтобы взять все)",
  includeUsed: "Включить уже использованные знания",
  runName: "Запуск {day}",
  runOpen: "«{name}» ещё открыт. Сначала закройте или отмените его.",
  noRuns: "Запусков ещё не было.",
  counting: "подсчёт",
  doneOf: "{done} / {total}",
  rate: "{n} в секунду",
  timeLeft: "осталось {time}",
  took: "заняло {time}",
  because: "Остановлено: {reason}",
  accepted: "принято {share}",
  closeRunning: "Закрыть можно после завершения.",
  runStatus: {
    requested: "ожидает запуска",
    created: "не начат",
    running: "выполняется",
    completed: "завершён",
    failed: "ошибка",
    cancelled: "отменён",
    closed: "закрыт"
  },
  stage: {
    collect: "сбор",
    thread: "группировка по беседам",
    read: "чтение",
    propose: "составление предложений",
    done: "завершено"
  },
  verb: {
    start: "Начать",
    cancel: "Отменить",
    retry: "Повторить",
    close: "Закрыть"
  },
  verdict: {
    approved: "одобрено: {n}",
    edited: "изменено: {n}",
    merged: "объединено: {n}",
    rejected: "отклонено: {n}"
  },
  messagesCount: {
    one: "{n} сообщение",
    few: "{n} сообщения",
    many: "{n} сообщений",
    other: "{n} сообщения"
  },
  unprocessed: "не обработано: {n}",
  processed: "обработано: {n}",
  skipped: "пропущено как болтовня: {n}",
  duplicates: "уже известно: {n}",
  unlocated: "отброшено без цитаты: {n}",
  failedParts: {
    one: "{n} часть не удалась",
    few: "{n} части не удались",
    many: "{n} частей не удалось",
    other: "{n} части не удалось"
  },
  closeWaits: {
    one: "{n} предложение ещё без решения: сначала решите по нему.",
    few: "{n} предложения ещё без решения: сначала решите по ним.",
    many: "{n} предложений ещё без решения: сначала решите по ним.",
    other: "{n} предложения ещё без решения: сначала решите по ним."
  }
}
