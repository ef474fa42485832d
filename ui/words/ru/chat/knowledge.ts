import type { Translated } from "../../shape/shape.ts"
import type { knowledgeEn } from "../../en/chat/knowledge.ts"

export const knowledgeRu: Translated<typeof knowledgeEn> = {
  withoutTopic: "Без темы",
  archive: "В архив",
  archived: "в архиве",
  rename: "Переименовать",
  noQuotes: "Нет цитат, видимых вам.",
  notThere: "утверждение, не видимое вам",
  noKnowledge: "Знаний ещё нет",
  noKnowledgeText: "Найдите знания в чате: вы решаете по каждому предложению, а одобренные появляются здесь.",
  atom: {
    problem: "проблема",
    solution: "способ решения",
    decision: "решение",
    question: "вопрос",
    insight: "наблюдение",
    idea: "идея",
    blocker: "препятствие",
    risk: "риск",
    requirement: "требование"
  },
  link: {
    continues: "продолжает",
    solves: "решает",
    contradicts: "противоречит",
    supports: "подтверждает",
    refines: "уточняет",
    "relates-to": "связано с",
    "depends-on": "зависит от"
  },
  life: {
    open: "открыто",
    done: "сделано",
    withdrawn: "отменено",
    replaced: "заменено"
  },
  linkedStatements: "Связи",
  backlinks: "На это ссылаются",
  findStatement: "Номер или слова",
  removeTag: "Убрать метку {tag}",
  quotesHead: "Цитаты",
  usedBy: "Задачи на этой основе",
  newestOnly: "Показаны только самые новые задачи.",
  versions: "Версии",
  whatChanged: "Что изменилось",
  versionNow: "Версия {n}, текущая",
  versionNo: "Версия {n}",
  restoreVersion: "Вернуть",
  replacedBy: "заменено на…",
  anyType: "Любой тип",
  allStatements: "Все утверждения",
  statementsLabel: "Утверждения",
  noStatements: "Таких утверждений нет.",
  noStatementsHere: "В этой теме ещё нет утверждений.",
  statementDetails: "Выбранное утверждение",
  editSummary: "Изменить описание",
  mergeStatement: "Объединить {label} с",
  mergeTopicInto: "Объединить с…",
  mergeTopic: "Объединить «{name}» с темой",
  noOtherTopic: "Другой темы нет.",
  topicActs: "Действия с темой {name}",
  archivedTopics: "Темы в архиве",
  cannotBoth: "Эти два утверждения не могут быть верны одновременно",
  keepThis: "Оставить это",
  bothHold: "Оба верны",
  statementTab: {
    standing: "Все",
    open: "Открытые",
    done: "Сделанные",
    ended: "Отменённые и заменённые",
    archived: "В архиве"
  },
  statementOrder: {
    newest: "Сначала новые",
    oldest: "Сначала старые",
    changed: "Недавно изменённые"
  },
  didKnown: {
    revise: "{label} изменено",
    tag: "Метки {label} изменены",
    link: "{label} связано",
    unlink: "Связь {label} убрана",
    close: "{label} закрыто",
    reopen: "{label} снова открыто",
    archive: "{label} в архиве",
    restore: "{label} возвращено",
    rename: "{label} переименовано",
    describe: "Описание {label} изменено",
    merge: "{label} объединено",
    unmerge: "Объединение {label} отменено"
  },
  versionsCount: {
    one: "{n} версия",
    few: "{n} версии",
    many: "{n} версий",
    other: "{n} версии"
  },
  morePairs: {
    one: "ещё {n} пара",
    few: "ещё {n} пары",
    many: "ещё {n} пар",
    other: "ещё {n} пары"
  },
  mergeTopicText: {
    one: "{n} утверждение и задачи темы перейдут к другой.",
    few: "{n} утверждения и задачи темы перейдут к другой.",
    many: "{n} утверждений и задачи темы перейдут к другой.",
    other: "{n} утверждения и задачи темы перейдут к другой."
  },
  endedBy: "{status} · {name}, {day}",
  statements: {
    one: "{n} утверждение",
    few: "{n} утверждения",
    many: "{n} утверждений",
    other: "{n} утверждения"
  },
  topicsCount: {
    one: "{n} тема",
    few: "{n} темы",
    many: "{n} тем",
    other: "{n} темы"
  }
}
