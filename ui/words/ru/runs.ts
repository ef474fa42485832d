import type { Translated } from "../catalogue.ts"
import type { runsEn } from "../en/runs.ts"

export const runsRu: Translated<typeof runsEn> = {
  distil: "Извлечь знания из чата",
  distilThis: "Извлечь знания из этого чата",
  distilText: "Сообщения читаются, и вам предлагаются темы и знания, каждое с цитатами.",
  chat: "Чат",
  everyChat: "Все чаты",
  from: "С",
  until: "По",
  readAgain: "Также прочитанное раньше",
  startReading: "Начать чтение",
  analyse: "Найти задачи в известном",
  analyseText: "Известно: {atoms}. Вам будут предложены задачи, которые из них следуют.",
  topicsAll: "Темы: все, если не выбрать",
  analyseAgain: "Также рассмотренное прежним прогоном",
  runName: "Прогон {day}",
  runOpen: "«{name}» ещё открыт: сначала закройте или отмените его.",
  startRun: "Начать прогон",
  noRuns: "Ещё ничего не читали и не анализировали.",
  counting: "считаем",
  doneOf: "{done} из: {total}",
  rate: "{n} в секунду",
  timeLeft: "осталось {time}",
  took: "заняло {time}",
  because: "Остановилось: {reason}",
  kept: "оставлено {share}",
  closeRunning: "Закрыть можно, когда завершится.",
  runStatus: {
    requested: "ждёт начала",
    created: "не начат",
    running: "работает",
    completed: "завершено",
    failed: "не удалось",
    cancelled: "отменено",
    closed: "закрыт"
  },
  stage: {
    collect: "сбор",
    thread: "разбор на беседы",
    read: "чтение",
    propose: "предложение",
    done: "завершено"
  },
  verb: {
    start: "Начать",
    cancel: "Отменить",
    retry: "Повторить",
    close: "Закрыть"
  },
  verdict: {
    approved: "одобрено {n}",
    edited: "изменено {n}",
    merged: "объединено {n}",
    rejected: "отклонено {n}"
  },
  messagesCount: {
    one: "{n} сообщение",
    few: "{n} сообщения",
    many: "{n} сообщений",
    other: "{n} сообщения"
  },
  unread: {
    one: "{n} ещё не прочитано",
    few: "{n} ещё не прочитано",
    many: "{n} ещё не прочитано",
    other: "{n} ещё не прочитано"
  },
  readCount: {
    one: "прочитано {n}",
    few: "прочитано {n}",
    many: "прочитано {n}",
    other: "прочитано {n}"
  },
  noiseCount: {
    one: "{n} ничего не говорит",
    few: "{n} ничего не говорят",
    many: "{n} ничего не говорят",
    other: "{n} ничего не говорят"
  },
  duplicates: {
    one: "{n} уже известное",
    few: "{n} уже известных",
    many: "{n} уже известных",
    other: "{n} уже известных"
  },
  unlocated: {
    one: "{n} без доказательства, отброшено",
    few: "{n} без доказательства, отброшено",
    many: "{n} без доказательства, отброшено",
    other: "{n} без доказательства, отброшено"
  },
  failedParts: {
    one: "{n} часть не удалась",
    few: "{n} части не удались",
    many: "{n} частей не удалось",
    other: "{n} части не удалось"
  },
  closeWaits: {
    one: "{n} предложение ждёт: сначала решите по нему.",
    few: "{n} предложения ждут: сначала решите по ним.",
    many: "{n} предложений ждут: сначала решите по ним.",
    other: "{n} предложения ждёт: сначала решите по ним."
  }
}
