import type { Translated } from "../catalogue.ts"
import type { knowledgeEn } from "../en/knowledge.ts"

export const knowledgeRu: Translated<typeof knowledgeEn> = {
  topics: "Темы",
  noTopic: "Без темы",
  everything: "Всё",
  archive: "В архив",
  archived: "в архиве",
  restore: "Вернуть",
  rename: "Переименовать",
  noQuotes: "Нет цитат, которые вам видны.",
  notThere: "чего-то, чего здесь нет",
  nothingKnown: "Пока ничего не известно",
  nothingKnownText: "Дайте прочитать чат. Стоящее будет предложено вам, а одобренное появится здесь.",
  atom: {
    problem: "проблема",
    solution: "решение проблемы",
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
  atoms: {
    one: "{n} знание",
    few: "{n} знания",
    many: "{n} знаний",
    other: "{n} знания"
  },
  topicsCount: {
    one: "{n} тема",
    few: "{n} темы",
    many: "{n} тем",
    other: "{n} темы"
  }
}
