/** Extractions take turns: two at once would read the same messages, and propose what they find twice. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../commands/commandBus.ts"
import { reactorActor } from "../../domain/ids.ts"
import { type Command, type Event, slot } from "../../domain/slot/slot.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { EventStore } from "../../streams/eventStore.ts"
import { parseSubject, partsOf, subjectOf } from "../../streams/commit/subjects.ts"

/** Who reads. It stands in the log, since the one whose turn it is may be at work in another process. */
const reading = subjectOf("slot", "reading")
const lookAgain = "500 millis"

/**
 * Waits until no other extraction is at work, then takes the turn for what the commit asked for. Answers the position from
 * which on the tables hold all that was read before; null when the extraction was over before its turn came, or was given up
 * and begun anew: then the turn is that later commit's.
 *
 * The turn of one that is over, and never came to give it back, goes to the next.
 */
export const takeTurn = Effect.fnUntraced(function* (commit: Commit) {
  const holder = subjectOf("extraction", partsOf(commit.subject).id)
  while (yield* isOpen(holder)) {
    const now = yield* turn
    if (yield* isRetriedAfter(commit)) return null
    if (now.holder === holder) return now.seq
    if (now.holder !== null && (yield* isOpen(now.holder))) yield* Effect.sleep(lookAgain)
    else {
      if (now.holder !== null) yield* tell({ _tag: "ReleaseSlot", holder: now.holder })
      yield* tell({ _tag: "TakeSlot", holder })
    }
  }
  return null
})

/** Once it is over, however it ended. Changes nothing where the turn is another's, or where somebody has had it go on. */
export const giveTurnBack = Effect.fnUntraced(function* (id: string) {
  const holder = subjectOf("extraction", id)
  if (!(yield* isOpen(holder))) yield* tell({ _tag: "ReleaseSlot", holder })
})

const open: ReadonlySet<string> = new Set(["requested", "running"])

/** As of now: the tables are asked once they know all of it. */
const isOpen = Effect.fnUntraced(function* (extraction: string) {
  const parsed = parseSubject(extraction)
  if (parsed === null) return false
  yield* (yield* Reads).waitFor(yield* (yield* EventStore).lastSeq(subjectOf(parsed.kind, parsed.id)))
  const row = yield* (yield* Unread).extraction(parsed.id)
  return row !== null && open.has(row.status)
})

const isRetriedAfter = ({ subject, seq }: Commit) =>
  Effect.flatMap(EventStore, ({ load }) => load(subject, seq)).pipe(
    Effect.map((later) => later.some(({ events }) => events.some(({ _tag }) => _tag === "ExtractionRetried")))
  )

/** Who holds it: its last commit tells, whatever was before. */
const turn = Effect.gen(function* () {
  const { lastSeq, load } = yield* EventStore
  const seq = yield* lastSeq(reading)
  const commits = seq === 0 ? [] : yield* load(reading, seq - 1)
  // Nothing else is recorded of a slot.
  const events = commits.flatMap((commit) => commit.events) as ReadonlyArray<Event>
  return { ...events.reduce(slot.evolve, slot.initial), seq }
})

/** Each time a command of its own: what counts is who holds the slot now. Somebody may be faster, and is asked about next. */
const tell = (command: Command) =>
  Effect.flatMap(CommandBus, (bus) =>
    bus.send({ actor: reactorActor("extract"), key: randomUUID() }, { subject: reading, command })
  ).pipe(Effect.catchTag("SlotRefused", () => Effect.void))
