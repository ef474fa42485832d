/** Removes the texts of redacted messages from a commit that was read. The log keeps them sealed. */
import { redacted } from "../../domain/text/personal.ts"
import type { Evidence } from "../../domain/knowledge/evidence.ts"
import { isReadable, type Recorded } from "../commit/envelope.ts"
import type { EventOf, EventTag, TrackerEvent } from "../commit/events.ts"
import { partsOf } from "../commit/subjects.ts"
import type { Redactions } from "./redactions.ts"

type Known = Pick<Redactions, "get" | "authorsIn" | "note" | "noteProposals">

/** Notes the redactions that the commit records. Call it before `withoutRedacted`, for all commits that were read together. */
export const noteRedactions = (known: Known, recorded: Recorded): void => {
  if (!recorded.subject.startsWith("evt.message.") || !isReadable(recorded)) return
  const { id } = partsOf(recorded.subject)
  for (const event of recorded.events) {
    if (event._tag === "MessageRedacted") known.note(id, event.author ?? null, recorded.seq)
    if (event._tag === "MessageErased") known.noteProposals(id, event.proposals, true)
  }
}

/** The same value when the commit has no such text. */
export const withoutRedacted = (known: Known, recorded: Recorded): Recorded => {
  if (!isReadable(recorded)) return recorded
  const { id } = partsOf(recorded.subject)
  const events = recorded.events.map((event) => withoutText(known, id, event))
  return events.every((event, n) => event === recorded.events[n]) ? recorded : { ...recorded, events }
}

/** The event without the text; the same event when it has none. `id`: of its aggregate. */
type Removal<T extends EventTag> = (event: EventOf<T>, known: Known, id: string) => EventOf<T>

/** The message without its words, and without the places of its files: a file could be found again by them. */
const fromMessage = <E extends { readonly text: string; readonly files?: string }>(
  event: E,
  known: Known,
  id: string
): E => {
  if (known.get(id) === null) return event
  const { files: _, ...rest } = event
  // The cast: `files` is optional in every event that has it.
  return { ...rest, text: redacted } as E
}

/** The events that can have the text of a message. Others have words that a person wrote after reading it. */
const removals: { readonly [T in EventTag]?: Removal<T> } = {
  MessageReceived: fromMessage,
  MessageEdited: fromMessage,
  TopicProposed: (event, known) => {
    const change = proposalChange(known, event)
    if (change === null) return event
    const words = change.isOfAuthor ? { name: redacted, summary: "" } : {}
    return { ...event, evidence: change.evidence, draft: { ...event.draft, ...words } }
  },
  AtomProposed: (event, known) => {
    const change = proposalChange(known, event)
    if (change === null) return event
    const words = change.isOfAuthor ? { text: redacted, tags: [] } : {}
    return { ...event, evidence: change.evidence, draft: { ...event.draft, ...words } }
  },
  TaskProposed: (event, known) => {
    const change = proposalChange(known, event)
    if (change === null) return event
    const words = change.isOfAuthor ? { title: redacted, description: "" } : {}
    return { ...event, evidence: change.evidence, draft: { ...event.draft, ...words } }
  },
  TopicCreated: (event, known) =>
    isOfAuthor(known.authorsIn(event.proposal), event.wordsOf) ? { ...event, name: redacted, summary: "" } : event,
  AtomRecorded: (event, known) =>
    isOfAuthor(known.authorsIn(event.proposal), event.wordsOf) ? { ...event, text: redacted, tags: [] } : event,
  TaskCreated: (event, known) => {
    if (event.proposal !== undefined && isOfAuthor(known.authorsIn(event.proposal), event.wordsOf))
      return { ...event, title: redacted, description: "" }
    const message = event.message === null ? null : known.get(event.message)
    if (message === null) return event
    // The description is a copy of the message. A title in the words of another person stays.
    const title = isOfAuthor([message.author], event.wordsOf) ? redacted : event.title
    return { ...event, description: "", title }
  }
}

const withoutText = (known: Known, id: string, event: TrackerEvent): TrackerEvent => {
  // A handler is looked up by the tag of the event that it gets, which its type cannot say.
  const remove = removals[event._tag] as Removal<EventTag> | undefined
  return remove === undefined ? event : remove(event, known, id)
}

/** The author of an earlier redaction is not known: then the words count as the author's. */
const isOfAuthor = (authors: ReadonlyArray<string | null>, wordsOf: string) =>
  authors.some((author) => author === null || author === wordsOf)

/** Null when the proposal quotes no redacted message. */
const proposalChange = (
  known: Known,
  { evidence, draft }: { readonly evidence: Evidence; readonly draft: { readonly wordsOf: string } }
) => {
  const found = evidence.map(({ message }) => known.get(message))
  const [first, ...others] = evidence
  const without = (quote: typeof first) =>
    known.get(quote.message) === null ? quote : { ...quote, text: redacted, start: 0, end: 0 }
  if (found.every((each) => each === null)) return null
  const authors = found.flatMap((each) => (each === null ? [] : [each.author]))
  const changed: Evidence = [without(first), ...others.map(without)]
  return { evidence: changed, isOfAuthor: isOfAuthor(authors, draft.wordsOf) }
}
