import type { Translated } from "../catalogue.ts"
import type { reviewEn } from "../en/review.ts"

export const reviewUk: Translated<typeof reviewEn> = {
  waiting: "Що чекає",
  proposal: "Пропозиція",
  draft: "Чернетка",
  proposed: "запропоновано",
  decide: "Вирішити",
  approve: "Схвалити",
  confirm: "Підтвердити",
  merge: "Об’єднати…",
  mergeInto: "Об’єднати з цим",
  mergeWhat: "З чим об’єднати?",
  nothingNear: "Нічого схожого такого виду немає.",
  reject: "Відхилити",
  edit: "Змінити",
  correct: "Виправити",
  later: "Пізніше",
  select: "вибрати",
  selected: "вибрано",
  next: "Наступна",
  previous: "Попередня",
  undo: "повернути",
  allKeys: "усі клавіші",
  approveEdited: "Схвалити зі змінами",
  editedDraft: "змінено",
  notBlank: "Тут має бути текст.",
  oldest: "найстаріше: {time}",
  nothingWaits: "Нічого не чекає на вас",
  nothingWaitsText: "Те, що машина видобуває з чату, потрапляє сюди разом зі словами-доказами, а вирішує людина.",
  nearest: "Найближче з відомого, за косинусом",
  calledForBy: "Через що",
  evidence: "Докази",
  evidenceIn: "Докази: {chat}",
  everyQuoteFound: "кожну цитату знайдено в її повідомленні",
  quoteMoved: "Так було сказано, коли це читали; відтоді повідомлення змінено, або його тут немає:",
  evidenceMissing: "Зараз повідомлення не вдалося завантажити. Ось слова, які процитовано:",
  aroundMissing: "Зараз не вдалося завантажити, що було сказано довкола.",
  nearMissing: "Зараз це не вдалося завантажити.",
  showWhole: "Показати повністю",
  showLess: "Показати менше",
  madeBy: "Чернетку склала {model}, запит {prompt}",
  madeByRules: "Чернетку склали вбудовані правила",
  forItsChat: "для учасників її чату",
  classification: "Класифікація",
  classificationsToCheck: "Класифікації, на які варто глянути",
  classifiedHint: "Машина не певна. Підтвердьте або виберіть правильне.",
  tasksFrom: "Задачі з «{run}»",
  knowledgeFrom: "Знання з чату {chat}",
  knowledgeRead: "Знання, прочитані {day}",
  becauseWhy: "Чому?",
  toldMany: "{decision}: {proposals}",
  told: {
    approved: "Схвалено",
    rejected: "Відхилено",
    merged: "Об’єднано",
    snoozed: "Відкладено до завтра",
    confirmed: "Підтверджено"
  },
  outcome: {
    approved: "схвалено: {name}",
    rejected: "відхилено: {name}",
    merged: "об’єднано: {name}",
    snoozed: "відкладено до {when}",
    confirmed: "людина сказала своє"
  },
  recommended: {
    merge: "схоже на відоме",
    update: "доповнює відоме"
  },
  band: {
    likely: "імовірно",
    unsure: "непевно",
    weak: "слабко",
    new: "ще без міри"
  },
  bandNewHint: "Рішень ще замало, щоб сказати, як часто вона має рацію.",
  reason: {
    noise: "шум",
    duplicate: "дублікат",
    wrong: "хибно",
    invented: "вигадано",
    late: "запізно"
  },
  proposalOf: {
    topic: "Пропозиція теми",
    atom: "Пропозиція знання",
    task: "Пропозиція задачі"
  },
  kind: {
    proposal: "чекає",
    message: "сказано",
    topic: "тема",
    atom: "знання",
    task: "задача"
  },
  tagsHint: "Мітки через кому",
  waitingCount: {
    one: "{n} чекає",
    few: "{n} чекають",
    many: "{n} чекають",
    other: "{n} чекає"
  },
  chosen: {
    one: "вибрано {n}",
    few: "вибрано {n}",
    many: "вибрано {n}",
    other: "вибрано {n}"
  },
  quotes: {
    one: "{n} цитата",
    few: "{n} цитати",
    many: "{n} цитат",
    other: "{n} цитати"
  },
  proposals: {
    one: "{n} пропозиція",
    few: "{n} пропозиції",
    many: "{n} пропозицій",
    other: "{n} пропозиції"
  }
}
