import type { Translated } from "../catalogue.ts"
import type { knowledgeEn } from "../en/knowledge.ts"

export const knowledgeUk: Translated<typeof knowledgeEn> = {
  topics: "Теми",
  noTopic: "Без теми",
  everything: "Усе",
  archive: "В архів",
  archived: "в архіві",
  restore: "Повернути",
  rename: "Перейменувати",
  noQuotes: "Немає цитат, які ви можете бачити.",
  notThere: "чогось, чого тут немає",
  nothingKnown: "Ще нічого не відомо",
  nothingKnownText: "Дайте прочитати чат. Варте уваги буде запропоновано вам, а схвалене з’явиться тут.",
  atom: {
    problem: "проблема",
    solution: "рішення проблеми",
    decision: "ухвала",
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
    "relates-to": "стосується",
    "depends-on": "залежить від"
  },
  atoms: {
    one: "{n} знання",
    few: "{n} знання",
    many: "{n} знань",
    other: "{n} знання"
  },
  topicsCount: {
    one: "{n} тема",
    few: "{n} теми",
    many: "{n} тем",
    other: "{n} теми"
  }
}
