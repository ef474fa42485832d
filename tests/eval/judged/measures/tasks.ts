/** Tasks of an analysis of approved knowledge, compared with the tasks that a lead would want at the end of the chat. */
import { Effect } from "effect"
import type { Model } from "../../../../models/model.ts"
import type { KnowledgeDraft } from "../../../../ops/evaluation/drafting.ts"
import { reanalyse, type TaskDrafted } from "../../../../ops/evaluation/reanalyse.ts"
import type { EndTask, Item } from "../data.ts"
import { dayIn, type Extracted } from "../extraction.ts"
import { type Candidate, type Label, matched, type Proposed, spotsOf } from "../scorer/matching.ts"
import type { Share } from "../scorer/score.ts"

export interface ChatTasks {
  readonly chat: string
  readonly language: string
  readonly precision: Share
  readonly recall: Share
  readonly owner: Share
  readonly due: Share
  readonly category: Share
  readonly priority: Share
  /** The titles of proposed tasks that match no task of the list, and of the tasks that were not found. */
  readonly wrong: ReadonlyArray<string>
  readonly missed: ReadonlyArray<string>
}

/** Approves the right statements of the extraction, analyses them, and compares the tasks with the chat's list. */
export const tasksOf = Effect.fnUntraced(function* (extracted: Extracted, model: Model["Service"]) {
  const tasks = extracted.labelled.labels.tasks
  if (tasks === undefined) return []
  const { read, chat } = extracted
  const drafts = yield* reanalyse(
    approvedOf(extracted),
    { ...chat, drafts: read.drafts, zone: extracted.labelled.labels.zone },
    model
  )
  return [compared(extracted, tasks, drafts)]
})

/** The right statements. A closed statement stays knowledge, and no task is created from it. */
const approvedOf = ({ score, draftOf }: Extracted): ReadonlyArray<KnowledgeDraft> =>
  score.judged.flatMap(({ proposed, verdict }) =>
    verdict === "right" && (proposed.status ?? "open") === "open" ? (draftOf.get(proposed) ?? []) : []
  )

const compared = (
  { labelled: { labels }, chat }: Extracted,
  tasks: ReadonlyArray<EndTask>,
  drafts: ReadonlyArray<TaskDrafted>
): ChatTasks => {
  const items = new Map(labels.items.map((item) => [item.id, item]))
  const wanted = new Map(tasks.map((task) => [labelOf(task, items, chat.texts), task]))
  const given = new Map(
    drafts.map((each): [Candidate, TaskDrafted] => {
      const evidence = each.evidence.map(({ message, text }) => ({ message: chat.numberOf(message), quote: text }))
      const proposed: Proposed = { kind: "task", type: "task", text: each.draft.title, evidence }
      return [{ proposed, spots: spotsOf(evidence, chat.texts) }, each]
    })
  )
  const pairs = [...matched([...wanted.keys()], [...given.keys()])].flatMap(([candidate, label]) => {
    const [task, each] = [wanted.get(label), given.get(candidate)]
    return task === undefined || each === undefined ? [] : [{ task, draft: each.draft, candidate }]
  })
  type Pair = (typeof pairs)[number]
  const share = (is: (pair: Pair) => boolean, of: (pair: Pair) => boolean = () => true): Share => [
    pairs.filter((pair) => of(pair) && is(pair)).length,
    pairs.filter(of).length
  ]
  const found = new Set(pairs.map(({ task }) => task))
  const right = new Set(pairs.map(({ candidate }) => candidate))
  return {
    chat: labels.chat,
    language: labels.language,
    precision: [pairs.length, drafts.length],
    recall: [pairs.length, tasks.length],
    owner: share(
      ({ task, draft }) => draft.assignee !== null && chat.personOf(draft.assignee) === task.owner,
      ({ task }) => task.owner !== null
    ),
    due: share(
      ({ task, draft }) => draft.due !== null && dayIn(draft.due, labels.zone) === task.due,
      ({ task }) => task.due !== null
    ),
    category: share(({ task, draft }) => draft.category === task.category),
    priority: share(({ task, draft }) => draft.priority === task.priority),
    wrong: [...given].flatMap(([candidate, { draft }]) => (right.has(candidate) ? [] : [draft.title])),
    missed: tasks.filter((task) => !found.has(task)).map(({ id, title }) => `${id} ${title}`)
  }
}

/** A task of the list as an item: the words of the items that it follows from carry it too. */
const labelOf = (task: EndTask, items: ReadonlyMap<string, Item>, texts: ReadonlyMap<number, string>): Label => {
  const own = task.items.flatMap((id) => items.get(id)?.evidence ?? [])
  const evidence = [
    ...task.evidence.map((words) => ({ ...words, role: "core" as const })),
    ...own.filter(({ role }) => role === "core" || role === "echo")
  ]
  return {
    id: task.id,
    type: "task",
    title: task.title,
    weight: "must",
    status: "open",
    evidence,
    spots: spotsOf(evidence, texts)
  }
}
