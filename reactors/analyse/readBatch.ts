/** Reads one batch of knowledge: asks the model, compares its tasks with existing ones, and proposes them atomically. */
import { Effect } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import { RunId } from "../../domain/ids.ts"
import type { Analysis, Answered } from "../../models/distillation.ts"
import { Model } from "../../models/model.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import { inSlices } from "../../models/slices/slices.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { near, precedentsOf, seenWith } from "../grounding/known.ts"
import { proposalsOf } from "../grounding/proposals.ts"
import { addEarlier } from "../grounding/addEarlier.ts"
import { assignableTo } from "../work/assignable.ts"
import { askInParts } from "../work/askInParts.ts"
import { storeSteps, type ReactorWork } from "../work/work.ts"
import type { makeZonesOf } from "../zone/zones.ts"
import { type Batch, halvesOf, atomIdsOf } from "./batch.ts"
import { taskDraftsOf, type RunSource } from "./drafts.ts"
import { analysisQuestionOf } from "./question.ts"

/** The run, and the tasks that it has proposed so far. */
export interface AnalysisWork extends ReactorWork, Omit<RunSource, "zones"> {
  readonly id: string
  readonly zonesOf: ReturnType<typeof makeZonesOf>
}

const mostTasks = 10
const mostDecided = 12
/** Messages before a quote, and after it. */
const eachSide = 2

/**
 * Reads one batch. A batch that is too long for the model is split into halves. A failure of the model is recorded, and
 * the other batches continue. Fails with `RunRefused` once the run is cancelled; then nothing more is stored.
 */
export const readBatch = (run: AnalysisWork, whole: Batch) =>
  askInParts(whole, {
    around,
    ask,
    split: halvesOf,
    propose: (batch, known, answered) => propose(run, batch, known, answered),
    fail: (batch, reason) => fail(run, batch, reason)
  })

const fail = (run: AnalysisWork, batch: Batch, reason: string) =>
  storeSteps(run, batch.key, {
    subject: subjectOf("run", run.id),
    command: { _tag: "FailBatch", attempt: run.attempt, batch: batch.key, atoms: atomIdsOf(batch), reason }
  })

/** The context of the question: similar tasks, decisions about similar tasks, and the messages around the quotes. */
const around = Effect.fnUntraced(function* ({ audience, topicName, atoms }: Batch) {
  const text = [topicName ?? "", ...atoms.map((atom) => atom.text)].join("\n")
  const {
    found: [found = []]
  } = yield* near([text], audience, [
    { kind: "task", most: mostTasks },
    { kind: "proposal", most: mostDecided, decided: "task" }
  ])
  const neighbours = yield* (yield* Unread).neighbours(
    seenWith(audience),
    [...new Set(atoms.flatMap(({ quotes }) => quotes[0]?.message ?? []))],
    eachSide
  )
  const tasks = found.filter(({ kind, status }) => kind === "task" && status !== "cancelled")
  return { tasks, neighbours, precedents: yield* precedentsOf(found, audience), people: yield* assignableTo(audience) }
})
type Known = Effect.Success<ReturnType<typeof around>>

const ask = Effect.fnUntraced(function* (batch: Batch, known: Known) {
  return yield* (yield* Model).analyse(analysisQuestionOf(batch, known))
})

const propose = Effect.fnUntraced(function* (
  run: AnalysisWork,
  batch: Batch,
  known: Known,
  { answer, record }: Answered<Analysis>
) {
  const { audience } = batch
  yield* addEarlier({ tasks: run.seen }, seenWith(audience), { atoms: atomIdsOf(batch) })
  const zones = yield* run.zonesOf(batch.atoms.flatMap(({ quotes }) => quotes.map(({ author }) => author)))
  const source = { ...run, zones }
  const { items, unlocated, duplicates } = yield* inSlices(() => taskDraftsOf(source, batch, known.people, answer))
  const proposals = yield* proposalsOf(items, {
    audience,
    origin: { is: "run", id: RunId.make(run.id) },
    record,
    compareWith: [{ kind: "task", most: 3 }]
  })
  const steps = proposals.map(({ id, draft, fields }, i): Step => {
    const duplicate = known.tasks[items[i]?.duplicateOf ?? -1]
    // The model may recognise a duplicate that the vectors do not show.
    const recommendation =
      fields.recommendation.is === "new" && duplicate !== undefined
        ? ({ is: "update", target: duplicate.id, cosine: null } as const)
        : fields.recommendation
    return { subject: subjectOf("proposal", id), command: { _tag: "ProposeTask", draft, ...fields, recommendation } }
  })
  yield* storeSteps(
    run,
    batch.key,
    {
      subject: subjectOf("run", run.id),
      command: {
        _tag: "ReadBatch",
        attempt: run.attempt,
        batch: batch.key,
        atoms: atomIdsOf(batch),
        proposals: items.map(({ id }) => id),
        unlocated,
        duplicates,
        ...(answer.dropped !== undefined && { dropped: answer.dropped }),
        model: record
      }
    },
    ...steps
  )
  for (const { id, text } of items) run.seen.add(id, text, audience)
})
