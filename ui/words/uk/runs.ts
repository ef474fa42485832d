import type { Translated } from "../catalogue.ts"
import type { runsEn } from "../en/runs.ts"

export const runsUk: Translated<typeof runsEn> = {
  distil: "Видобути знання з чату",
  distilThis: "Видобути знання з цього чату",
  distilText: "Повідомлення читаються, і вам пропонуються теми та знання, кожне з цитатами.",
  chat: "Чат",
  everyChat: "Усі чати",
  from: "Від",
  until: "До",
  readAgain: "Також прочитане раніше",
  startReading: "Почати читання",
  analyse: "Знайти задачі у відомому",
  analyseText: "Відомо: {atoms}. Вам буде запропоновано задачі, що з них випливають.",
  topicsAll: "Теми: усі, якщо не вибрати",
  analyseAgain: "Також розглянуте попереднім прогоном",
  runName: "Прогін {day}",
  runOpen: "«{name}» ще відкрито: спершу закрийте або скасуйте його.",
  startRun: "Почати прогін",
  noRuns: "Ще нічого не читали й не аналізували.",
  counting: "рахуємо",
  doneOf: "{done} з: {total}",
  rate: "{n} за секунду",
  timeLeft: "лишилося {time}",
  took: "тривало {time}",
  because: "Зупинилося: {reason}",
  kept: "залишено {share}",
  closeRunning: "Закрити можна, коли завершиться.",
  runStatus: {
    requested: "чекає початку",
    created: "не почато",
    running: "працює",
    completed: "завершено",
    failed: "не вдалося",
    cancelled: "скасовано",
    closed: "закрито"
  },
  stage: {
    collect: "збирання",
    thread: "розкладання на розмови",
    read: "читання",
    propose: "пропонування",
    done: "завершено"
  },
  verb: {
    start: "Почати",
    cancel: "Скасувати",
    retry: "Спробувати знову",
    close: "Закрити"
  },
  verdict: {
    approved: "схвалено {n}",
    edited: "змінено {n}",
    merged: "об’єднано {n}",
    rejected: "відхилено {n}"
  },
  messagesCount: {
    one: "{n} повідомлення",
    few: "{n} повідомлення",
    many: "{n} повідомлень",
    other: "{n} повідомлення"
  },
  unread: {
    one: "{n} ще не прочитано",
    few: "{n} ще не прочитано",
    many: "{n} ще не прочитано",
    other: "{n} ще не прочитано"
  },
  readCount: {
    one: "прочитано {n}",
    few: "прочитано {n}",
    many: "прочитано {n}",
    other: "прочитано {n}"
  },
  noiseCount: {
    one: "{n} нічого не каже",
    few: "{n} нічого не кажуть",
    many: "{n} нічого не кажуть",
    other: "{n} нічого не кажуть"
  },
  duplicates: {
    one: "{n} вже відоме",
    few: "{n} вже відомі",
    many: "{n} вже відомих",
    other: "{n} вже відомих"
  },
  unlocated: {
    one: "{n} без доказу, відкинуто",
    few: "{n} без доказу, відкинуто",
    many: "{n} без доказу, відкинуто",
    other: "{n} без доказу, відкинуто"
  },
  failedParts: {
    one: "{n} частина не вдалася",
    few: "{n} частини не вдалися",
    many: "{n} частин не вдалося",
    other: "{n} частини не вдалося"
  },
  closeWaits: {
    one: "{n} пропозиція чекає: спершу вирішіть щодо неї.",
    few: "{n} пропозиції чекають: спершу вирішіть щодо них.",
    many: "{n} пропозицій чекають: спершу вирішіть щодо них.",
    other: "{n} пропозиції чекає: спершу вирішіть щодо них."
  }
}
