import type { Translated } from "../shape/shape.ts"
import type { reviewEn } from "../en/review.ts"

export const reviewUk: Translated<typeof reviewEn> = {
  queue: "Черга",
  proposal: "Пропозиція",
  draft: "Чернетка",
  proposed: "запропоновано",
  decide: "Рішення",
  approve: "Схвалити",
  confirm: "Підтвердити",
  merge: "Об’єднати…",
  mergeInto: "Об’єднати з цим",
  mergeWhat: "З чим об’єднати?",
  nothingNear: "Немає нічого схожого, з чим об’єднати.",
  reject: "Відхилити",
  edit: "Змінити",
  correct: "Виправити",
  later: "Пізніше",
  select: "вибрати",
  selected: "вибрано",
  next: "Далі",
  previous: "Назад",
  undo: "скасувати",
  allKeys: "усі клавіші",
  approveEdited: "Схвалити зі змінами",
  editedDraft: "змінено",
  notBlank: "Це поле не може бути порожнім.",
  oldest: "найдавніша: {time} тому",
  caughtUp: "Усе перевірено",
  caughtUpText: "Тут з’являються пропозиції, знайдені в чатах, разом із цитатами. Вирішує людина.",
  similar: "Схоже",
  basedOn: "На основі",
  evidence: "Докази",
  evidenceIn: "Докази: {chat}",
  everyQuoteFound: "кожну цитату знайдено в її повідомленні",
  inexactFound: "усі цитати знайдено, деякі лише за подібними словами",
  quoteMoved: "Повідомлення відтоді змінено або видалено. У ньому було:",
  evidenceMissing: "Повідомлення не вдалося завантажити. Процитовано такі слова:",
  aroundMissing: "Повідомлення довкола не вдалося завантажити.",
  nearMissing: "Схоже не вдалося завантажити.",
  showWhole: "Показати повністю",
  showLess: "Показати менше",
  madeBy: "Чернетка: {model}",
  madeByRules: "Чернетка: вбудовані правила",
  forItsChat: "лише для учасників чату",
  labels: "Категорія та пріоритет",
  labelsToCheck: "Перевірте ці позначки",
  labelsHint: "Машина не впевнена. Підтвердьте або виберіть правильне.",
  tasksFrom: "Завдання з «{run}»",
  knowledgeFrom: "Знання з чату {chat}",
  knowledgeFound: "Знання, знайдені {day}",
  endedInChat: "Завершено в чаті",
  otherProposal: "Інша пропозиція",
  thisProposal: "Ця пропозиція",
  knownAs: "Відоме: {label}",
  closeOnly: "Лише закрити {label}",
  inexact: "подібні слова, не точна цитата",
  endedIt: "завершує",
  itWas: {
    done: "Уже зроблено",
    withdrawn: "Уже скасовано",
    replaced: "Уже замінено"
  },
  pair: {
    closes: "Завершує відоме твердження",
    replaces: "Замінює відоме твердження",
    contradicts: "Суперечить відомому твердженню",
    replacedBy: "Замінено іншою пропозицією"
  },
  pairEffect: {
    closes: "Після схвалення це твердження збережеться, а відоме стане зробленим.",
    replaces: "Після схвалення це твердження збережеться, а відоме стане заміненим.",
    contradicts: "Після схвалення обидва твердження збережуться й будуть пов’язані.",
    replacedBy: "Після схвалення це твердження збережеться як замінене. Задачу з нього не буде створено."
  },
  weaker: {
    one: "{n} слабша пропозиція",
    few: "{n} слабші пропозиції",
    many: "{n} слабших пропозицій",
    other: "{n} слабшої пропозиції"
  },
  becauseWhy: "Причина відхилення",
  toldMany: "{decision}: {proposals}",
  told: {
    approved: "Схвалено",
    done: "Збережено як зроблене",
    rejected: "Відхилено",
    merged: "Об’єднано",
    snoozed: "Відкладено до завтра",
    confirmed: "Підтверджено"
  },
  outcome: {
    approved: "схвалено · {name}",
    rejected: "відхилено · {name}",
    merged: "об’єднано · {name}",
    snoozed: "відкладено до {when}",
    confirmed: "перевірено людиною"
  },
  recommended: {
    merge: "можливо, дублікат",
    update: "доповнює наявне"
  },
  band: {
    likely: "імовірно",
    unsure: "непевно",
    weak: "слабко",
    new: "ще без оцінки"
  },
  bandNewHint: "Рішень поки замало, щоб сказати, як часто такі пропозиції правильні.",
  reason: {
    noise: "шум",
    duplicate: "дублікат",
    wrong: "хибно",
    invented: "вигадано",
    late: "запізно"
  },
  proposalOf: {
    topic: "Пропозиція теми",
    atom: "Пропозиція твердження",
    task: "Пропозиція завдання"
  },
  kind: {
    proposal: "пропозиція",
    message: "повідомлення",
    topic: "тема",
    atom: "твердження",
    task: "завдання"
  },
  tagsHint: "Мітки через кому",
  waitingCount: "на перевірку: {n}",
  chosen: "вибрано {n}",
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
