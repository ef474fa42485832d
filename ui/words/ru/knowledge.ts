import type { Translated } from "../shape/shape.ts"
import type { knowledgeEn } from "../en/knowledge.ts"

export const knowledgeRu: Translated<typeof knowledgeEn> = {
  topics: "Темы",
  noTopic: "Без темы",
  everything: "Всё",
  archive: "В архив",
  archived: "в архиве",
  restore: "Вернуть",
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
  markAs: "Отметить как",
  reopen: "Открыть снова",
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
