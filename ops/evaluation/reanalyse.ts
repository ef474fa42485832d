/** Analyses approved statements with a model outside of a run. Nothing is stored. */
import { Effect, Result } from "effect"
import { AtomId } from "../../domain/ids.ts"
import type { KnownPerson, Model } from "../../models/model.ts"
import { allAtOnce } from "../../models/slices/slices.ts"
import type { UnreadAtom } from "../../projections/reads/unread/questions.ts"
import { taskDraftsOf } from "../../reactors/analyse/drafts.ts"
import { analysisQuestionOf, noAnalysisContext } from "../../reactors/analyse/question.ts"
import { batchesOf } from "../../reactors/analyse/runAnalysis.ts"
import type { ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import type { Names } from "../../reactors/chat/threads/threads.ts"
import { makeSeen } from "../../reactors/grounding/likeness.ts"
import type { KnowledgeDraft } from "./drafting.ts"

const readTasks = (work: ReturnType<typeof taskDraftsOf>) => allAtOnce(work).items
export type TaskDrafted = ReturnType<typeof readTasks>[number]

/**
 * The tasks that a run would propose. A batch without an answer of the model proposes none.
 *
 * @param approved the statements that a person approved
 * @param drafts all proposals of the extraction, for the names of topics
 */
export const reanalyse = Effect.fnUntraced(function* (
  approved: ReadonlyArray<KnowledgeDraft>,
  {
    drafts,
    messages,
    names,
    zone = "UTC"
  }: {
    readonly drafts: ReadonlyArray<KnowledgeDraft>
    readonly messages: ReadonlyArray<ChatMessage>
    readonly names: Names
    /** The time zone of the chat. @default "UTC" */
    readonly zone?: string
  },
  model: Model["Service"]
) {
  const people: ReadonlyArray<KnownPerson> = [...names].map(([id, known]) => ({ id, names: known }))
  const source = { id: "reanalysis", seen: makeSeen(), zone, zones: new Map() }
  const tasks: Array<TaskDrafted> = []
  for (const batch of batchesOf(atomsOf(approved, drafts, messages))) {
    const answered = yield* Effect.result(model.analyse(analysisQuestionOf(batch, noAnalysisContext)))
    if (Result.isFailure(answered)) continue
    const items = readTasks(taskDraftsOf(source, batch, people, answered.success.answer))
    for (const { id, text } of items) source.seen.add(id, text, batch.audience)
    tasks.push(...items)
  }
  return tasks
})

const atomsOf = (
  approved: ReadonlyArray<KnowledgeDraft>,
  drafts: ReadonlyArray<KnowledgeDraft>,
  messages: ReadonlyArray<ChatMessage>
): ReadonlyArray<UnreadAtom> => {
  const said = new Map(messages.map((message) => [message.id, message]))
  const topics = new Map<string, string>(drafts.map(({ id, text }) => [id, text]))
  return approved.flatMap(({ id, draft, evidence }, i) => {
    const first = said.get(evidence[0].message)
    if (draft.kind !== "atom" || first === undefined) return []
    const { type, text, tags, topic } = draft
    return [
      {
        id: AtomId.make(`atom${String(i).padStart(5, "0")}`),
        number: i + 1,
        type,
        text,
        tags,
        topic,
        topicName: topic === null ? null : (topics.get(topic) ?? null),
        audience: first.audience,
        proposals: [id],
        owner: draft.owner ?? null,
        due: draft.due ?? null,
        quotes: evidence.map((quote) => ({ ...quote, sentAt: said.get(quote.message)?.at ?? first.at, chat: null }))
      } satisfies UnreadAtom
    ]
  })
}
