import type { Translated } from "../catalogue.ts"
import type { reviewEn } from "../en/review.ts"

export const reviewRu: Translated<typeof reviewEn> = {
  waiting: "Что ждёт",
  proposal: "Предложение",
  draft: "Черновик",
  proposed: "предложено",
  decide: "Решить",
  approve: "Одобрить",
  confirm: "Подтвердить",
  merge: "Объединить…",
  mergeInto: "Объединить с этим",
  mergeWhat: "С чем объединить?",
  nothingNear: "Ничего похожего такого вида нет.",
  reject: "Отклонить",
  edit: "Изменить",
  correct: "Исправить",
  later: "Позже",
  select: "выбрать",
  selected: "выбрано",
  next: "Следующее",
  previous: "Предыдущее",
  undo: "вернуть",
  allKeys: "все клавиши",
  approveEdited: "Одобрить с правками",
  editedDraft: "изменено",
  notBlank: "Здесь должен быть текст.",
  oldest: "самое старое: {time}",
  nothingWaits: "Ничего не ждёт вас",
  nothingWaitsText:
    "То, что машина извлекает из чата, попадает сюда вместе со словами-доказательствами, а решает человек.",
  nearest: "Ближайшее из известного, по косинусу",
  calledForBy: "Из-за чего",
  evidence: "Доказательства",
  evidenceIn: "Доказательства: {chat}",
  everyQuoteFound: "каждая цитата найдена в своём сообщении",
  quoteMoved: "Так было сказано, когда это читали; с тех пор сообщение изменено, или его здесь нет:",
  evidenceMissing: "Сейчас сообщения загрузить не удалось. Вот слова, которые процитированы:",
  aroundMissing: "Сейчас не удалось загрузить, что было сказано вокруг.",
  nearMissing: "Сейчас это загрузить не удалось.",
  showWhole: "Показать целиком",
  showLess: "Показать меньше",
  madeBy: "Черновик составила {model}, запрос {prompt}",
  madeByRules: "Черновик составили встроенные правила",
  forItsChat: "для участников её чата",
  classification: "Классификация",
  classificationsToCheck: "Классификации, на которые стоит взглянуть",
  classifiedHint: "Машина не уверена. Подтвердите или выберите верное.",
  tasksFrom: "Задачи из «{run}»",
  knowledgeFrom: "Знания из чата {chat}",
  knowledgeRead: "Знания, прочитанные {day}",
  becauseWhy: "Почему?",
  toldMany: "{decision}: {proposals}",
  told: {
    approved: "Одобрено",
    rejected: "Отклонено",
    merged: "Объединено",
    snoozed: "Отложено до завтра",
    confirmed: "Подтверждено"
  },
  outcome: {
    approved: "одобрено: {name}",
    rejected: "отклонено: {name}",
    merged: "объединено: {name}",
    snoozed: "отложено до {when}",
    confirmed: "человек сказал своё"
  },
  recommended: {
    merge: "похоже на известное",
    update: "дополняет известное"
  },
  band: {
    likely: "вероятно",
    unsure: "неуверенно",
    weak: "слабо",
    new: "ещё без меры"
  },
  bandNewHint: "Решений ещё слишком мало, чтобы сказать, как часто она права.",
  reason: {
    noise: "шум",
    duplicate: "дубликат",
    wrong: "неверно",
    invented: "выдумано",
    late: "поздно"
  },
  proposalOf: {
    topic: "Предложение темы",
    atom: "Предложение знания",
    task: "Предложение задачи"
  },
  kind: {
    proposal: "ждёт",
    message: "сказано",
    topic: "тема",
    atom: "знание",
    task: "задача"
  },
  tagsHint: "Метки через запятую",
  waitingCount: {
    one: "{n} ждёт",
    few: "{n} ждут",
    many: "{n} ждут",
    other: "{n} ждёт"
  },
  chosen: {
    one: "выбрано {n}",
    few: "выбрано {n}",
    many: "выбрано {n}",
    other: "выбрано {n}"
  },
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
