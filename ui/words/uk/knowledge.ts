import type { Translated } from "../shape/shape.ts"
import type { knowledgeEn } from "../en/knowledge.ts"

export const knowledgeUk: Translated<typeof knowledgeEn> = {
  topics: "Теми",
  noTopic: "Без теми",
  everything: "Усе",
  archive: "В архів",
  archived: "в архіві",
  restore: "Повернути",
  rename: "Перейменувати",
  noQuotes: "Немає цитат, видимих вам.",
  notThere: "твердження, не видиме вам",
  noKnowledge: "Знань ще немає",
  noKnowledgeText: "Знайдіть знання в чаті: ви вирішуєте щодо кожної пропозиції, а схвалені з’являються тут.",
  atom: {
    problem: "проблема",
    solution: "розв’язок",
    decision: "рішення",
    question: "запитання",
    insight: "спостереження",
    idea: "ідея",
    blocker: "перешкода",
    risk: "ризик",
    requirement: "вимога"
  },
  link: {
    continues: "продовжує",
    solves: "розв’язує",
    contradicts: "суперечить",
    supports: "підтверджує",
    refines: "уточнює",
    "relates-to": "пов’язано з",
    "depends-on": "залежить від"
  },
  life: {
    open: "відкрите",
    done: "зроблене",
    withdrawn: "скасоване",
    replaced: "замінене"
  },
  markAs: "Позначити як",
  reopen: "Відкрити знову",
  endedBy: "{status} · {name}, {day}",
  statements: {
    one: "{n} твердження",
    few: "{n} твердження",
    many: "{n} тверджень",
    other: "{n} твердження"
  },
  topicsCount: {
    one: "{n} тема",
    few: "{n} теми",
    many: "{n} тем",
    other: "{n} теми"
  }
}
