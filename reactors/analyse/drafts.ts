/** Turns an answer of the model into drafts of tasks. Reads dates and people from quotes, and drops repetitions. */
import type { Quote } from "../../domain/knowledge/evidence.ts"
import { ActorId, ProposalId } from "../../domain/ids.ts"
import { lineFrom, proseFrom } from "../../domain/text/fit.ts"
import { descriptionLength, titleLength } from "../../domain/text/limits.ts"
import type { Analysis, DistilledTask } from "../../models/distillation.ts"
import { dueDate } from "../../models/language/dates/dueDate.ts"
import type { KnownPerson } from "../../models/model.ts"
import { mapInSlices } from "../../models/slices/slices.ts"
import { hash } from "../../streams/commit/identity.ts"
import { evidenceOf, makePlaces, mostQuotes, scoreOf, uniqueQuotes } from "../grounding/evidence.ts"
import type { Seen } from "../grounding/likeness.ts"
import type { Batch } from "./batch.ts"
import type { Zones } from "../zone/zones.ts"
import { askedOf, quoteWith } from "./speaker.ts"

/** The origin of the drafts, and the titles that they must not repeat. */
export interface RunSource {
  /** The id of the run. The ids of proposals are derived from it. */
  readonly id: string
  /** Titles of tasks that the run proposed. */
  readonly seen: Seen
  /** The time zone of authors who have not chosen one. */
  readonly zone: string
  /** The time zones of authors who have chosen one. */
  readonly zones: Zones
}

/** The drafts, and the counts of tasks without evidence and of repeated ones. A slice for each task of the answer. */
export function* taskDraftsOf(
  run: RunSource,
  { audience, atoms }: Batch,
  people: ReadonlyArray<KnownPerson>,
  answer: Analysis
) {
  let unlocated = 0
  let duplicates = 0
  const placed = makePlaces()
  const here = new Set<string>()
  const items = yield* mapInSlices(answer.tasks, (task) => {
    const called = [...new Set(task.atoms)].flatMap((index) => atoms[index] ?? [])
    const quotes = called.flatMap((atom) => atom.quotes)
    const evidence = uniqueQuotes(quotes.map(quoteOf)).slice(0, mostQuotes)
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
    // A person has approved the owner and the due date of the knowledge; other words are read only without them.
    const owner = called.flatMap((atom) => atom.owner ?? []).find((id) => people.some((person) => person.id === id))
    const assignee = owner ?? askedOf(task.assigneePhrase, quotes, people)
    const draft = {
      kind: "task",
      wordsOf: first.author,
      title,
      description: proseFrom(task.description, descriptionLength),
      category: task.category,
      priority: task.priority,
      assignee: assignee === null ? null : ActorId.make(assignee),
      due: called.flatMap((atom) => atom.due ?? [])[0] ?? dueOf(task, quotes, run),
      atoms: called.map(({ id }) => id),
      topics: [...new Set(called.flatMap(({ topic }) => topic ?? []))].slice(0, 12)
    } as const
    const id = ProposalId.make(hash(20, run.id, "task", ...placed(evidence)))
    return [
      {
        id,
        draft,
        evidence: evidenceOf(first, evidence),
        score: scoreOf(task.score),
        text: title,
        duplicateOf: task.duplicateOf
      }
    ]
  })
  return { items: items.flat(), unlocated, duplicates }
}

const dueOf = (
  { duePhrase }: DistilledTask,
  quotes: ReadonlyArray<{ readonly text: string; readonly sentAt: string; readonly author: ActorId }>,
  { zone, zones }: RunSource
) => {
  const quote = duePhrase === null ? null : quoteWith(duePhrase, quotes)
  if (duePhrase === null || quote === null) return null
  return dueDate(duePhrase, { at: quote.sentAt, zone: zones.get(quote.author) ?? zone, isDeadline: true })?.due ?? null
}

const quoteOf = ({ message, author, text, start, end }: Quote): Quote => ({ message, author, text, start, end })
