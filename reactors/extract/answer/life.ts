/** The life of a statement, as far as the window proves it: its owner, its due date, its status and its relations. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import { type ActorId, AtomId } from "../../../domain/ids.ts"
import type { AtomDraft } from "../../../domain/knowledge/draft.ts"
import type { Due, ItemStatus } from "../../../domain/values.ts"
import type { ExtractedAtom } from "../../../models/distillation.ts"
import type { Counting } from "../../../models/counts.ts"
import { dueDate } from "../../../models/language/dates/dueDate.ts"
import { locate } from "../../../models/language/locate.ts"
import { personNamed } from "../../../models/language/people/addressee.ts"
import type { Sliced } from "../../../models/slices/slices.ts"
import type { ChatMessage } from "../../chat/message/chatMessage.ts"
import type { Names } from "../../chat/threads/threads.ts"
import type { Window } from "../../chat/windows.ts"
import { type Finder, makeFind } from "../../grounding/quotes/find.ts"
import type { Zones } from "../../zone/zones.ts"
import type { Proven } from "./proven.ts"

/** The people and the known items of the question, in the order of their indexes. */
export interface AskedContext {
  readonly people: ReadonlyArray<ActorId>
  readonly names: Names
  readonly atoms: ReadonlyArray<{ readonly id: string }>
  /** The time zone of the chat, for authors who have not chosen one. */
  readonly zone: string
  /** The time zones of its people who have chosen one. */
  readonly zones: Zones
}

/** The shortest words that change a status. Code points. */
const leastClosing = 2
/** The shortest words that name a day. Code points. */
const leastDue = 2
const mostLinks = 8

/** The owner that the model names, if the person writes in the conversation of the statement or is named in its words. */
export const provenOwner = (
  { owner }: ExtractedAtom,
  quoted: ReadonlyArray<ChatMessage>,
  { threads, messages }: Window,
  { people, names }: AskedContext,
  counts: Counting
): ActorId | null => {
  const person = owner === null ? undefined : people[owner]
  if (owner === null) return null
  if (person !== undefined) {
    const ids = new Set(quoted.map(({ id }) => id))
    const talk = threads.filter((thread) => thread.some(({ id }) => ids.has(id))).flat()
    const answers = messages.filter(({ replyTo }) => replyTo !== null && ids.has(replyTo))
    if ([...quoted, ...talk, ...answers].some(({ author }) => author === person)) return person
    const known = [{ id: person, names: names.get(person) ?? [] }]
    if (quoted.some(({ text }) => personNamed(text, known) !== null)) return person
  }
  counts.add("owner-unproven")
  return null
}

/** The day that our own rules read in the words that the model names. The words must be in a quoted message. */
export const provenDue = (
  { duePhrase }: ExtractedAtom,
  quoted: ReadonlyArray<ChatMessage>,
  { zone, zones }: AskedContext,
  counts: Counting
): Due | null => {
  if (duePhrase === null) return null
  const message = quoted.find(({ text }) => locate(text, duePhrase, { min: leastDue }) !== null)
  const due =
    message === undefined
      ? null
      : dueDate(duePhrase, { at: message.at, zone: zones.get(message.author) ?? zone, isDeadline: true })
  if (due === null) counts.add("due-unproven")
  return due?.due ?? null
}

export interface ProvenEnding {
  readonly status: ItemStatus
  /** The quote that proves the status; null while the status is open. */
  readonly quote: Quote | null
}
const open: ProvenEnding = { status: "open", quote: null }

/**
 * Searches the words that changed a status. Skipped messages of the window count too, because "done" alone is small talk
 * to every other rule. The words must not be before the statement.
 *
 * @param replacing the first quote of the statement that replaces this one
 */
export function* provenEnding(
  { atom, evidence }: Proven,
  window: Window,
  shift: number,
  replacing: Quote | null,
  counts: Counting
): Sliced<ProvenEnding> {
  if (atom.status === "open") return open
  const places = new Map(window.messages.map(({ id }, i) => [id, i]))
  const first = Math.min(...evidence.map(({ message }) => places.get(message) ?? 0))
  const isLater = (quote: Quote) => (places.get(quote.message) ?? -1) >= first
  const beyond = window.after?.[(atom.closedBy?.message ?? 0) - window.messages.length]
  if (atom.closedBy !== null && beyond !== undefined) {
    const { find } = makeFind([{ message: beyond, context: beyond.bot === true }])
    const { quotes } = yield* find({ message: 0, quote: atom.closedBy.quote }, { min: leastClosing })
    const [quote] = quotes
    if (quote !== undefined) return { status: atom.status, quote }
  } else if (atom.closedBy !== null) {
    const { find } = closingFinder(window, first)
    const { quotes } = yield* find(atom.closedBy, { shift, min: leastClosing })
    const [quote] = quotes
    if (quote !== undefined && isLater(quote)) return { status: atom.status, quote }
  }
  if (atom.status === "replaced" && replacing !== null && isLater(replacing))
    return { status: "replaced", quote: replacing }
  counts.add("status-unproven")
  return open
}

const closingFinder = ({ messages }: Window, from: number): Finder =>
  makeFind(messages.map((message, i) => ({ message, context: i < from || message.bot === true })))

/** The relations to known items that the question contains, each item once. */
export const provenLinks = (
  { links }: ExtractedAtom,
  { atoms }: AskedContext,
  counts: Counting
): NonNullable<AtomDraft["links"]> => {
  const valid = new Map(
    links.flatMap(({ relation, to }) => {
      const known = atoms[to]
      return known === undefined ? [] : [[known.id, { relation, to: AtomId.make(known.id) }] as const]
    })
  )
  counts.add("link-invalid", links.length - valid.size)
  return [...valid.values()].slice(0, mostLinks)
}
