import type { Translated } from "../../shape/shape.ts"
import type { runsEn } from "../../en/chat/runs.ts"

export const runsRu: Translated<typeof runsEn> = {
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
  runsAtWork: "Выполняются",
  runsEnded: "Завершённые",
  atWorkCount: "выполняется: {n}",
  notStarted: "Не начат",
  extractionStartedBy: "Поиск знаний в чате, начато: {name}, {day}, {time}",
  runStartedBy: "Задачи из знаний, начато: {name}, {day}, {time}",
  approveFirst: "Сначала одобрите знания: задачи предлагаются из одобренных утверждений.",
  findFirst: "Начните с поиска знаний в чате.",
  showRun: "Показать",
  decideNow: "Решить",
  closeRun: "Закрыть «{name}»",
  closeAfter: "После этого запуск можно закрыть.",
  trouble: "Проблемы",
  notRead: "не прочитано: {what}",
  failuresHidden: "и ещё {n}",
  retryLater: "Повторить можно после завершения.",
  retryOnlyFailed: "Снова будут прочитаны только эти части.",
  madeWith: "Настройки",
  modelName: "Модель",
  prompt: "Подсказка",
  attempt: "Попытка",
  everyTopic: "все темы",
  everyDay: "все дни",
  usedToo: "вместе с уже использованными",
  usedLeftOut: "без уже использованных",
  processedToo: "вместе с уже обработанными",
  processedLeftOut: "без уже обработанных",
  partsRead: {
    one: "прочитана {n} часть",
    few: "прочитаны {n} части",
    many: "прочитано {n} частей",
    other: "прочитано {n} части"
  },
  proposalsSoFar: {
    one: "пока {n} предложение, его уже можно проверить",
    few: "пока {n} предложения, их уже можно проверить",
    many: "пока {n} предложений, их уже можно проверить",
    other: "пока {n} предложения, их уже можно проверить"
  },
  nextStep: {
    suggest: "Знания готовы к запуску",
    close: "По каждому предложению этого запуска есть решение",
    start: "Запуск готов",
    continue: "Работа продолжится с места остановки"
  },
  phase: {
    collect: "Сбор",
    thread: "Беседы",
    read: "Чтение",
    propose: "Предложения",
    check: "Проверка",
    store: "Сохранение",
    done: "Готово"
  },
  tile: {
    messages: "прочитано сообщений",
    noise: "пропущено как болтовня",
    statements: "прочитано утверждений",
    proposed: "предложено",
    unlocated: "отброшено без цитаты",
    approved: "одобрено",
    rejected: "отклонено",
    waiting: "ещё без решения"
  },
  counting: "подсчёт",
  doneOf: "{done} / {total}",
  rate: "{n} в секунду",
  timeLeft: "осталось {time}",
  took: "заняло {time}",
  because: "Остановлено: {reason}",
  accepted: "принято {share}",
  runStatus: {
    requested: "ожидает запуска",
    created: "не начат",
    running: "выполняется",
    completed: "завершён",
    failed: "ошибка",
    cancelled: "отменён",
    closed: "закрыт"
  },
  verb: {
    start: "Начать",
    cancel: "Отменить",
    retry: "Повторить",
    continue: "Продолжить",
    close: "Закрыть"
  },
  verdict: {
    edited: "изменено: {n}",
    merged: "объединено: {n}"
  },
  unprocessed: "не обработано: {n}",
  skipped: "пропущено как болтовня: {n}",
  duplicates: "уже известно: {n}",
  unlocated: "отброшено без цитаты: {n}",
  failedParts: {
    one: "{n} часть не удалась",
    few: "{n} части не удались",
    many: "{n} частей не удалось",
    other: "{n} части не удалось"
  }
}
