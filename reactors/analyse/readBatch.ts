/** One batch of knowledge: asked of the model, compared with the tasks there are, and proposed in one atomic batch. */
import { Effect } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import { lineFrom, proseFrom } from "../../domain/text/fit.ts"
import { ActorId, type AtomId, ProposalId, RunId } from "../../domain/ids.ts"
import { descriptionLength, titleLength } from "../../domain/text/limits.ts"
import type { Audience } from "../../domain/values.ts"
import { Decisions } from "../../projections/reads/decisions.ts"
import type { UnreadAtom } from "../../projections/reads/unread/questions.ts"
import { hash } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { assignable, zone } from "../work/assignable.ts"
import { dueDate } from "../../models/language/dates/dueDate.ts"
import type { Analysis, Answered, TaskDraft } from "../../models/distilling.ts"
import { type KnownPerson, Model } from "../../models/model.ts"
import { evidenceOf, makePlaces, mostQuotes, scoreOf, unique } from "../grounding/evidence.ts"
import { near, precedentsOf, seenWith } from "../grounding/known.ts"
import { lettered } from "../grounding/lettered.ts"
import { recommend, type Seen } from "../grounding/likeness.ts"
import { ModelTurns } from "../work/modelTurns.ts"
import { remind } from "../grounding/remind.ts"
import { askedOf, quoteWith } from "./speaker.ts"
import { say, type Work } from "../work/work.ts"

/** Which run looks, and what it has proposed so far. */
export interface Analysing extends Work {
  readonly seen: Seen
}
/** Atoms of one audience and one topic. */
export interface Batch {
  readonly key: string
  readonly audience: Audience
  readonly topicName: string | null
  readonly atoms: readonly [UnreadAtom, ...ReadonlyArray<UnreadAtom>]
}

const mostTasks = 10
const mostDecided = 12

/** Ends with `RunRefused` once the run was cancelled; then nothing more is stored. A batch that fails leaves a mark. */
export const readBatch = Effect.fnUntraced(function* (run: Analysing, whole: Batch) {
  const { take } = yield* ModelTurns
  const waiting = [whole]
  for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop()) {
    const known = yield* around(batch)
    const outcome = yield* take(ask(batch, known)).pipe(
      Effect.map((answered) => ({ is: "answered", answered }) as const),
      Effect.catchTag("ModelFailed", ({ reason }) => Effect.succeed({ is: "failed", reason } as const))
    )
    if (outcome.is === "answered") yield* propose(run, batch, known, outcome.answered)
    else if (outcome.reason === "too-long" && batch.atoms.length > 1) waiting.push(...halvesOf(batch))
    else yield* fail(run, batch, outcome.reason)
  }
})

export const batchOf = (
  { audience, topicName }: Pick<Batch, "audience" | "topicName">,
  atoms: Batch["atoms"]
): Batch => ({ key: hash(26, ...atoms.map(({ id }) => id)), audience, topicName, atoms })

const halvesOf = (batch: Batch): ReadonlyArray<Batch> => {
  const middle = Math.ceil(batch.atoms.length / 2)
  return [batch.atoms.slice(middle), batch.atoms.slice(0, middle)].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [batchOf(batch, [first, ...rest])]
  )
}

const fail = (run: Analysing, batch: Batch, reason: string) =>
  say(run, batch.key, {
    subject: subjectOf("run", run.id),
    command: { _tag: "FailBatch", attempt: run.attempt, batch: batch.key, atoms: idsOf(batch), reason }
  })

/** The tasks that are near, and how people decided on things alike. */
const around = Effect.fnUntraced(function* ({ audience, topicName, atoms }: Batch) {
  const text = [topicName ?? "", ...atoms.map((atom) => atom.text)].join("\n")
  const {
    found: [found = []]
  } = yield* near([text], audience, [
    { kind: "task", most: mostTasks },
    { kind: "proposal", most: mostDecided }
  ])
  const tasks = found.filter(({ kind, status }) => kind === "task" && status !== "cancelled")
  return { tasks, precedents: yield* precedentsOf(found, audience), people: yield* assignable }
})
type Known = Effect.Success<ReturnType<typeof around>>

const ask = Effect.fnUntraced(function* ({ topicName, atoms }: Batch, { tasks, precedents }: Known) {
  const letters = lettered(atoms.flatMap(({ quotes }) => quotes.map(({ author }) => author)))
  return yield* (yield* Model).analyse({
    topic: topicName,
    atoms: atoms.map(({ type, text, quotes }) => ({
      type,
      text,
      quotes: quotes.map(({ author, text: said, sentAt }) => ({
        author: letters.get(author) ?? "A",
        text: said,
        at: sentAt
      }))
    })),
    tasks: tasks.map(({ text }) => text.slice(0, titleLength).toWellFormed()),
    precedents
  })
})

const propose = Effect.fnUntraced(function* (
  run: Analysing,
  batch: Batch,
  known: Known,
  { answer, record }: Answered<Analysis>
) {
  yield* remind({ tasks: run.seen }, seenWith(batch.audience), { atoms: idsOf(batch) })
  const drafted = draftsOf(run, batch, known.people, answer)
  const band = yield* (yield* Decisions).calibration("task", record.provider)
  const titles = drafted.items.map(({ draft }) => draft.title)
  const { model, found } =
    titles.length === 0 ? { model: "", found: [] } : yield* near(titles, batch.audience, [{ kind: "task", most: 3 }])
  const steps = drafted.items.map(({ id, draft, evidence, score, duplicateOf }, i): Step => {
    const told = duplicateOf === null ? undefined : known.tasks[duplicateOf]
    const recommendation = recommend(found[i] ?? [], "task", model)
    return {
      subject: subjectOf("proposal", id),
      command: {
        _tag: "ProposeTask",
        draft,
        evidence,
        audience: batch.audience,
        origin: { is: "run", id: RunId.make(run.id) },
        recommendation:
          recommendation.is === "new" && told !== undefined
            ? { is: "update", target: told.id, cosine: null }
            : recommendation,
        band: band(score),
        score,
        model: record
      }
    }
  })
  yield* say(
    run,
    batch.key,
    {
      subject: subjectOf("run", run.id),
      command: {
        _tag: "ReadBatch",
        attempt: run.attempt,
        batch: batch.key,
        atoms: idsOf(batch),
        proposals: drafted.items.map(({ id }) => id),
        unlocated: drafted.unlocated,
        duplicates: drafted.duplicates,
        model: record
      }
    },
    ...steps
  )
  for (const { id, draft } of drafted.items) run.seen.add(id, draft.title, batch.audience)
})

/** What an answer comes to: dates and people are read by us, from quotes of the atoms it points at. */
const draftsOf = (run: Analysing, { audience, atoms }: Batch, people: ReadonlyArray<KnownPerson>, answer: Analysis) => {
  let unlocated = 0
  let duplicates = 0
  const placed = makePlaces()
  const here = new Set<string>()
  const items = answer.tasks.flatMap((task) => {
    const called = [...new Set(task.atoms)].flatMap((index) => atoms[index] ?? [])
    const quotes = called.flatMap((atom) => atom.quotes)
    const evidence = unique(quotes.map(quoteOf)).slice(0, mostQuotes)
    const title = lineFrom(task.title, titleLength)
    const [first] = evidence
    if (first === undefined || title === null) {
      unlocated++
      return []
    }
    if (here.has(title) || run.seen.like(title, audience) !== null) {
      duplicates++
      return []
    }
    here.add(title)
    const assignee = askedOf(task.assigneePhrase, quotes, people)
    const draft = {
      kind: "task",
      wordsOf: first.author,
      title,
      description: proseFrom(task.description, descriptionLength),
      category: task.category,
      priority: task.priority,
      assignee: assignee === null ? null : ActorId.make(assignee),
      due: dueOf(task, quotes),
      atoms: called.map(({ id }) => id),
      topics: [...new Set(called.flatMap(({ topic }) => topic ?? []))].slice(0, 12)
    } as const
    const id = ProposalId.make(hash(20, run.id, "task", ...placed(evidence)))
    return [
      { id, draft, evidence: evidenceOf(first, evidence), score: scoreOf(task.score), duplicateOf: task.duplicateOf }
    ]
  })
  return { items, unlocated, duplicates }
}

const dueOf = ({ duePhrase }: TaskDraft, quotes: ReadonlyArray<{ readonly text: string; readonly sentAt: string }>) => {
  const quote = duePhrase === null ? null : quoteWith(duePhrase, quotes)
  if (duePhrase === null || quote === null) return null
  return dueDate(duePhrase, { at: quote.sentAt, zone, isDeadline: true })?.due ?? null
}

const quoteOf = ({ message, author, text, start, end }: Quote): Quote => ({ message, author, text, start, end })
const idsOf = ({ atoms: [first, ...rest] }: Batch): readonly [AtomId, ...ReadonlyArray<AtomId>] => [
  first.id,
  ...rest.map(({ id }) => id)
]
