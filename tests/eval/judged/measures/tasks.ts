/** Tasks of an analysis of approved knowledge, compared with the tasks that a lead would want at the end of the chat. */
import { Effect } from "effect"
import { AtomId } from "../../../../domain/ids.ts"
import { team } from "../../../../domain/values.ts"
import type { KnownPerson, Model } from "../../../../models/model.ts"
import { allAtOnce } from "../../../../models/slices/slices.ts"
import type { UnreadAtom } from "../../../../projections/reads/unread/questions.ts"
import { taskDraftsOf } from "../../../../reactors/analyse/drafts.ts"
import { analysisQuestionOf } from "../../../../reactors/analyse/question.ts"
import { batchesOf } from "../../../../reactors/analyse/runAnalysis.ts"
import { makeSeen } from "../../../../reactors/grounding/likeness.ts"
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
  const people: ReadonlyArray<KnownPerson> = [...extracted.chat.names].map(([id, names]) => ({ id, names }))
  const source = { id: "reanalysis", seen: makeSeen() }
  const drafts: Array<ReturnType<typeof readTasks>[number]> = []
  for (const batch of batchesOf(approvedOf(extracted))) {
    const answered = yield* Effect.result(model.analyse(analysisQuestionOf(batch, { tasks: [], precedents: [] })))
    if (answered._tag === "Failure") continue
    const items = readTasks(taskDraftsOf(source, batch, people, answered.success.answer))
    for (const { id, text } of items) source.seen.add(id, text, batch.audience)
    drafts.push(...items)
  }
  return [compared(extracted, tasks, drafts)]
})

const readTasks = (work: ReturnType<typeof taskDraftsOf>) => allAtOnce(work).items

/** The right statements as approved knowledge. What is over stays knowledge and makes no task. */
const approvedOf = ({ score, draftOf, chat, labelled }: Extracted): ReadonlyArray<UnreadAtom> => {
  const sentAt = new Map(chat.messages.map(({ id, at }) => [id, at]))
  const topics = new Map([...draftOf.values()].map(({ id, text }) => [id.toString(), text]))
  return score.judged.flatMap(({ proposed, verdict }, i) => {
    const found = draftOf.get(proposed)
    if (verdict !== "right" || found === undefined || found.draft.kind !== "atom") return []
    if ((proposed.status ?? "open") !== "open") return []
    const { type, text, tags, topic } = found.draft
    return [
      {
        id: AtomId.make(`atom${String(i).padStart(5, "0")}`),
        number: i + 1,
        type,
        text,
        tags,
        topic,
        topicName: topic === null ? null : (topics.get(topic) ?? null),
        audience: team,
        proposals: [found.id],
        quotes: found.evidence.map((quote) => ({
          ...quote,
          sentAt: sentAt.get(quote.message) ?? `${labelled.labels.from}`,
          chat: null
        }))
      } satisfies UnreadAtom
    ]
  })
}

type TaskDraft = ReturnType<typeof readTasks>[number]

const compared = (
  { labelled: { labels }, chat }: Extracted,
  tasks: ReadonlyArray<EndTask>,
  drafts: ReadonlyArray<TaskDraft>
): ChatTasks => {
  const items = new Map(labels.items.map((item) => [item.id, item]))
  const wanted = new Map(tasks.map((task) => [labelOf(task, items, chat.texts), task]))
  const given = new Map(
    drafts.map((each): [Candidate, TaskDraft] => {
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
