import type { Translated } from "../shape/shape.ts"
import type { reviewEn } from "../en/review.ts"

export const reviewRu: Translated<typeof reviewEn> = {
  queue: "Очередь",
  proposal: "Предложение",
  draft: "Черновик",
  proposed: "предложено",
  decide: "Решение",
  approve: "Одобрить",
  confirm: "Подтвердить",
  merge: "Объединить…",
  mergeInto: "Объединить с этим",
  mergeWhat: "С чем объединить?",
  nothingNear: "Нет ничего похожего, с чем объединить.",
  reject: "Отклонить",
  edit: "Изменить",
  correct: "Исправить",
  later: "Позже",
  select: "выбрать",
  selected: "выбрано",
  next: "Вперёд",
  previous: "Назад",
  undo: "отменить",
  allKeys: "все клавиши",
  approveEdited: "Одобрить с правками",
  editedDraft: "изменено",
  notBlank: "Это поле не может быть пустым.",
  oldest: "самое давнее: {time} назад",
  caughtUp: "Всё проверено",
  caughtUpText: "Здесь появляются предложения, найденные в чатах, вместе с цитатами. Решает человек.",
  similar: "Похожее",
  basedOn: "На основании",
  evidence: "Подтверждения",
  evidenceIn: "Подтверждения: {chat}",
  everyQuoteFound: "каждая цитата найдена в своём сообщении",
  inexactFound: "все цитаты найдены, некоторые только по похожим словам",
  quoteMoved: "Сообщение с тех пор изменено или удалено. В нём было:",
  evidenceMissing: "Сообщения не удалось загрузить. Процитированы такие слова:",
  aroundMissing: "Соседние сообщения не удалось загрузить.",
  nearMissing: "Похожее не удалось загрузить.",
  showWhole: "Показать целиком",
  showLess: "Показать меньше",
  madeBy: "Черновик: {model}",
  madeByRules: "Черновик: встроенные правила",
  forItsChat: "только для участников чата",
  labels: "Категория и приоритет",
  labelsToCheck: "Проверьте эти пометки",
  labelsHint: "Машина не уверена. Подтвердите или выберите верное.",
  tasksFrom: "Задачи из «{run}»",
  knowledgeFrom: "Знания из чата {chat}",
  knowledgeFound: "Знания, найденные {day}",
  endedInChat: "Завершено в чате",
  otherProposal: "Другое предложение",
  thisProposal: "Это предложение",
  knownAs: "Известное: {label}",
  closeOnly: "Только закрыть {label}",
  inexact: "похожие слова, не точная цитата",
  endedIt: "завершает",
  itWas: {
    done: "Уже сделано",
    withdrawn: "Уже отменено",
    replaced: "Уже заменено"
  },
  pair: {
    closes: "Завершает известное утверждение",
    replaces: "Заменяет известное утверждение",
    contradicts: "Противоречит известному утверждению",
    replacedBy: "Заменено другим предложением"
  },
  pairEffect: {
    closes: "После одобрения это утверждение сохранится, а известное станет сделанным.",
    replaces: "После одобрения это утверждение сохранится, а известное станет заменённым.",
    contradicts: "После одобрения оба утверждения сохранятся и будут связаны.",
    replacedBy: "После одобрения это утверждение сохранится как заменённое. Задача из него не создаётся."
  },
  weaker: {
    one: "{n} слабое предложение",
    few: "{n} слабых предложения",
    many: "{n} слабых предложений",
    other: "{n} слабого предложения"
  },
  becauseWhy: "Причина отклонения",
  toldMany: "{decision}: {proposals}",
  told: {
    approved: "Одобрено",
    done: "Сохранено как сделанное",
    rejected: "Отклонено",
    merged: "Объединено",
    snoozed: "Отложено до завтра",
    confirmed: "Подтверждено"
  },
  outcome: {
    approved: "одобрено · {name}",
    rejected: "отклонено · {name}",
    merged: "объединено · {name}",
    snoozed: "отложено до {when}",
    confirmed: "проверено человеком"
  },
  recommended: {
    merge: "возможно, дубликат",
    update: "дополняет имеющееся"
  },
  band: {
    likely: "вероятно",
    unsure: "неуверенно",
    weak: "слабо",
    new: "ещё без оценки"
  },
  bandNewHint: "Решений пока слишком мало, чтобы сказать, как часто такие предложения верны.",
  reason: {
    noise: "шум",
    duplicate: "дубликат",
    wrong: "неверно",
    invented: "выдумано",
    late: "поздно"
  },
  proposalOf: {
    topic: "Предложение темы",
    atom: "Предложение утверждения",
    task: "Предложение задачи"
  },
  kind: {
    proposal: "предложение",
    message: "сообщение",
    topic: "тема",
    atom: "утверждение",
    task: "задача"
  },
  tagsHint: "Метки через запятую",
  waitingCount: "на проверку: {n}",
  chosen: "выбрано {n}",
  quotes: {
    one: "{n} цитата",
    few: "{n} цитаты",
    many: "{n} цитат",
    other: "{n} цитаты"
  },
  proposals: {
    one: "{n} предложение",
    few: "{n} предложения",
    many: "{n} предложений",
    other: "{n} предложения"
  }
}
