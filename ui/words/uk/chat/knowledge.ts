import type { Translated } from "../../shape/shape.ts"
import type { knowledgeEn } from "../../en/chat/knowledge.ts"

export const knowledgeUk: Translated<typeof knowledgeEn> = {
  withoutTopic: "Без теми",
  archive: "В архів",
  archived: "в архіві",
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
  linkedStatements: "Зв’язки",
  backlinks: "На це посилаються",
  findStatement: "Номер або слова",
  removeTag: "Прибрати мітку {tag}",
  quotesHead: "Цитати",
  usedBy: "Завдання на цій основі",
  newestOnly: "Показано лише найновіші завдання.",
  versions: "Версії",
  whatChanged: "Що змінилося",
  versionNow: "Версія {n}, поточна",
  versionNo: "Версія {n}",
  restoreVersion: "Повернути",
  replacedBy: "замінене на…",
  anyType: "Будь-який тип",
  allStatements: "Усі твердження",
  statementsLabel: "Твердження",
  noStatements: "Таких тверджень немає.",
  noStatementsHere: "У цій темі ще немає тверджень.",
  statementDetails: "Вибране твердження",
  editSummary: "Змінити опис",
  mergeStatement: "Об’єднати {label} з",
  mergeTopicInto: "Об’єднати з…",
  mergeTopic: "Об’єднати «{name}» з темою",
  noOtherTopic: "Іншої теми немає.",
  topicActs: "Дії з темою {name}",
  archivedTopics: "Теми в архіві",
  cannotBoth: "Ці два твердження не можуть бути правильними водночас",
  keepThis: "Лишити це",
  bothHold: "Обидва правильні",
  statementTab: {
    standing: "Усі",
    open: "Відкриті",
    done: "Зроблені",
    ended: "Скасовані й замінені",
    archived: "В архіві"
  },
  statementOrder: {
    newest: "Найновіші",
    oldest: "Найстаріші",
    changed: "Нещодавно змінені"
  },
  didKnown: {
    revise: "{label} змінено",
    tag: "Мітки {label} змінено",
    link: "{label} пов’язано",
    unlink: "Зв’язок {label} прибрано",
    close: "{label} закрито",
    reopen: "{label} знову відкрито",
    archive: "{label} в архіві",
    restore: "{label} повернуто",
    rename: "{label} перейменовано",
    describe: "Опис {label} змінено",
    merge: "{label} об’єднано",
    unmerge: "Об’єднання {label} скасовано"
  },
  versionsCount: {
    one: "{n} версія",
    few: "{n} версії",
    many: "{n} версій",
    other: "{n} версії"
  },
  morePairs: {
    one: "ще {n} пара",
    few: "ще {n} пари",
    many: "ще {n} пар",
    other: "ще {n} пари"
  },
  mergeTopicText: {
    one: "{n} твердження і завдання теми перейдуть до іншої.",
    few: "{n} твердження і завдання теми перейдуть до іншої.",
    many: "{n} тверджень і завдання теми перейдуть до іншої.",
    other: "{n} твердження і завдання теми перейдуть до іншої."
  },
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
