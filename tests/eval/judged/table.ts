/** The rows of the table of the judged data: each measure with its n, its interval and its goal. */
import type { Judgement } from "./judged.ts"
import type { Extracted } from "./extraction.ts"
import { aucOf, type Interval, wilson } from "./measures/intervals.ts"
import type { ChatTasks } from "./measures/tasks.ts"
import type { Share, ShareName } from "./scorer/score.ts"

export interface Row {
  readonly measure: string
  /** A share, a figure per 100 messages, or an F1. */
  readonly value: number | null
  readonly n: string
  readonly interval: Interval | null
  readonly goal: string
  /** Null without a goal. */
  readonly met: boolean | null
  /** True if the value is beyond its limit: an earlier version was better. */
  readonly worse: boolean
}

/** A goal that is not met yet has a `limit`: what the product reached before. Without a limit, the goal is the limit. */
type Goal =
  | { readonly least: number; readonly limit?: number }
  | { readonly most: number; readonly limit?: number }
  | null

const goalText = (goal: Goal) => {
  if (goal === null) return ""
  return "least" in goal ? `≥ ${goal.least}` : `≤ ${goal.most}`
}
const isMet = (value: number | null, goal: Goal) => {
  if (goal === null || value === null) return null
  return "least" in goal ? value >= goal.least : value <= goal.most
}
/** The goal with its limit in the place of the aim. */
const atLimit = (goal: Goal): Goal => {
  if (goal?.limit === undefined) return goal
  return "least" in goal ? { least: goal.limit } : { most: goal.limit }
}

const row = (measure: string, value: number | null, n: string, interval: Interval | null, goal: Goal): Row => ({
  measure,
  value,
  n,
  interval,
  goal: goalText(goal),
  met: isMet(value, goal),
  worse: isMet(value, atLimit(goal)) === false
})

export const shareRow = (measure: string, [count, of]: Share, goal: Goal = null): Row =>
  row(measure, of === 0 ? null : count / of, `${count}/${of}`, wilson([count, of]), goal)

export const sumOf = (chats: ReadonlyArray<Extracted>, name: ShareName): Share =>
  chats.reduce<Share>(([count, of], { score }) => [count + score.shares[name][0], of + score.shares[name][1]], [0, 0])

const extractionGoals: ReadonlyArray<readonly [ShareName, string, Goal]> = [
  ["precision", "precision of statements and tasks", { least: 0.75, limit: 0.68 }],
  ["recallMust", "recall of must", { least: 0.6 }],
  ["recallAll", "recall of all", { least: 0.4 }],
  ["status", "status right", { least: 0.85, limit: 0.785 }],
  ["ownerNamed", "owner right where one is named", { least: 0.7 }],
  ["ownerInvented", "owner invented", { most: 0.03, limit: 0.25 }],
  ["dueGiven", "due right where one is given", { least: 0.85 }],
  ["dueInvented", "due invented", { most: 0.03 }],
  ["traps", "traps hit", { most: 0.03 }],
  ["located", "evidence located", { least: 1 }]
]

const extractionRows = (chats: ReadonlyArray<Extracted>): ReadonlyArray<Row> => [
  ...extractionGoals.map(([name, measure, goal]) => shareRow(measure, sumOf(chats, name), goal)),
  aucRow("AUC of the score", chats, { least: 0.75, limit: 0.68 }),
  loadRow("proposals per 100 messages", chats, null),
  shareRow("topics among all proposals", topicShare(chats), { most: 0.25 }),
  shareRow("topics with two quotes", topicsWithTwoQuotes(chats), { least: 1 })
]

export const aucRow = (measure: string, chats: ReadonlyArray<Extracted>, goal: Goal): Row => {
  const ranked = chats.flatMap(({ score, draftOf }) =>
    score.judged.map(({ proposed, verdict }) => ({
      score: draftOf.get(proposed)?.score ?? 0,
      right: verdict === "right"
    }))
  )
  const found = aucOf(ranked)
  const right = ranked.filter((each) => each.right).length
  return row(measure, found?.auc ?? null, `${right}+${ranked.length - right}`, found?.interval ?? null, goal)
}

/** The ranking once an installation has learned from decisions on other chats. */
export const learnedRow = (chats: ReadonlyArray<Extracted>): Row =>
  aucRow("AUC after 100 decisions on other chats", chats, { least: 0.8, limit: 0.68 })

const loadRow = (measure: string, chats: ReadonlyArray<Extracted>, goal: Goal): Row => {
  const proposals = chats.reduce((sum, { score }) => sum + score.judged.length, 0)
  const messages = chats.reduce((sum, { labelled }) => sum + labelled.labels.messages, 0)
  return row(measure, (100 * proposals) / Math.max(1, messages), `${proposals} of ${messages}`, null, goal)
}

const topicShare = (chats: ReadonlyArray<Extracted>): Share => [
  chats.reduce((sum, { score }) => sum + score.topics.length, 0),
  chats.reduce((sum, { proposals }) => sum + proposals.length, 0)
]
const topicsWithTwoQuotes = (chats: ReadonlyArray<Extracted>): Share => {
  const topics = chats.flatMap(({ score }) => score.topics)
  return [topics.filter(({ evidence }) => evidence.length >= 2).length, topics.length]
}

const singleRows = ({ explicit, negatives }: Judgement): ReadonlyArray<Row> => {
  const right = (field: "category" | "priority" | "due" | "assignee"): Share => [
    explicit.filter((each) => each.right[field]).length,
    explicit.length
  ]
  return [
    shareRow(
      "negatives that propose something",
      [negatives.filter(({ proposed }) => proposed.length > 0).length, negatives.length],
      { most: 0.05 }
    ),
    shareRow("explicit: category", right("category"), { least: 0.88 }),
    shareRow("explicit: priority", right("priority"), { least: 0.95 }),
    shareRow("explicit: due", right("due"), { least: 0.97 }),
    shareRow("explicit: assignee", right("assignee"), { least: 0.95 })
  ]
}

const taskRows = (tasks: ReadonlyArray<ChatTasks>): ReadonlyArray<Row> => {
  const sum = (name: "precision" | "recall" | "owner" | "due" | "category" | "priority"): Share =>
    tasks.reduce<Share>(([count, of], each) => [count + each[name][0], of + each[name][1]], [0, 0])
  return [
    shareRow("tasks of a run: precision", sum("precision"), { least: 0.75, limit: 0.6 }),
    shareRow("tasks of a run: recall", sum("recall"), { least: 0.7, limit: 0.54 }),
    shareRow("  owner right where one is named", sum("owner")),
    shareRow("  due right where one is given", sum("due")),
    shareRow("  category", sum("category")),
    shareRow("  priority", sum("priority"))
  ]
}

const linkRows = ({ links }: Judgement): ReadonlyArray<Row> =>
  links.flatMap(({ name, links: of, ours, previous }) => [
    row(`links F1, ${name}`, ours.f1, `${ours.right} of ${of}`, null, { least: rounded(previous.f1 + 0.05) }),
    row(`  previous message, ${name}`, previous.f1, `${previous.right} of ${of}`, null, null)
  ])

const rounded = (figure: number) => Math.round(figure * 1000) / 1000

/** The whole table. */
export const rowsOf = (judgement: Judgement): ReadonlyArray<Row> => {
  const meetings = judgement.extracted.filter(({ labelled }) => labelled.labels.chat === "ubuntu-meeting")
  return [
    ...extractionRows(judgement.extracted),
    loadRow("proposals per 100 messages, real meetings", meetings, { most: 20 }),
    ...taskRows(judgement.tasks),
    ...singleRows(judgement),
    ...linkRows(judgement)
  ]
}

const languages = ["en", "uk", "ru", "mixed"] as const

/** The rows of one language. */
export const rowsByLanguage = (judgement: Judgement) =>
  languages.map((language) => ({
    language,
    rows: [
      ...extractionRows(judgement.extracted.filter(({ labelled }) => labelled.labels.language === language)),
      ...taskRows(judgement.tasks.filter((each) => each.language === language)),
      ...singleRows({
        ...judgement,
        explicit: judgement.explicit.filter(({ asked }) => asked.language === language),
        negatives: judgement.negatives.filter(({ message }) => message.language === language)
      })
    ]
  }))
