/** Lets only one extraction run at a time. Two would read the same messages and propose the same items twice. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { reactorActor } from "../../../domain/ids.ts"
import { type Command, type Event, slot } from "../../../domain/slot/slot.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { Unread } from "../../../projections/reads/unread/unread.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { parseSubject, partsOf, subjectOf } from "../../../streams/commit/subjects.ts"

/** The slot that the running extraction holds. It is in the log, because the holder may run in another process. */
const slotSubject = subjectOf("slot", "reading")
/** How long a waiting extraction sleeps between two looks at the slot. */
const pollInterval = "500 millis"

/**
 * Waits until no other extraction holds the slot, then takes it for the commit's extraction. A slot whose holder has
 * ended without a release is free.
 *
 * @returns the log position at which the tables contain everything that earlier extractions stored; null if the
 * extraction ended while it waited, or was retried: then the later commit takes the slot
 */
export const takeSlot = Effect.fnUntraced(function* (commit: Commit) {
  const holder = subjectOf("extraction", partsOf(commit.subject).id)
  while (yield* isOpen(holder)) {
    const now = yield* currentSlot
    if (yield* isRetriedAfter(commit)) return null
    if (now.holder === holder) return now.seq
    if (now.holder !== null && (yield* isOpen(now.holder))) yield* Effect.sleep(pollInterval)
    else {
      if (now.holder !== null) yield* send({ _tag: "ReleaseSlot", holder: now.holder })
      yield* send({ _tag: "TakeSlot", holder })
    }
  }
  return null
})

/**
 * Releases the slot if the extraction has ended. Does nothing if another one holds the slot or a retry is in progress.
 */
export const releaseSlot = Effect.fnUntraced(function* (id: string) {
  const holder = subjectOf("extraction", id)
  if (!(yield* isOpen(holder))) yield* send({ _tag: "ReleaseSlot", holder })
})

const open: ReadonlySet<string> = new Set(["requested", "running"])

/** Whether an extraction is requested or running now. Waits until the tables contain its latest commit. */
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

/** The state of the slot. Only its last commit is read, because each commit decides the whole state. */
const currentSlot = Effect.gen(function* () {
  const { lastSeq, load } = yield* EventStore
  const seq = yield* lastSeq(slotSubject)
  const commits = seq === 0 ? [] : yield* load(slotSubject, seq - 1)
  // The stream of a slot has only slot events.
  const events = commits.flatMap((commit) => commit.events) as ReadonlyArray<Event>
  return { ...events.reduce(slot.evolve, slot.initial), seq }
})

/** Sends a command with a new key each time. A refusal means that another extraction was faster; the loop looks again. */
const send = (command: Command) =>
  sendOnce({ actor: reactorActor("extract"), key: randomUUID() }, { subject: slotSubject, command }).pipe(
    Effect.catchTag("SlotRefused", () => Effect.void)
  )
