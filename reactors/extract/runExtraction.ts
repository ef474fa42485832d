/**
 * Runs an extraction from its request to its end. The log records its progress, so a restart continues at the first
 * unread message.
 */
import { Effect } from "effect"
import type { Audience } from "../../domain/values.ts"
import type { Command } from "../../domain/extraction/extraction.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { MessagePlace, MessageScope, UnreadMessage } from "../../projections/reads/unread/questions.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { hash } from "../../streams/commit/identity.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { chunkEnd } from "../chat/message/chunks.ts"
import { chatAndAudience, type ChatMessage } from "../chat/message/chatMessage.ts"
import { messagesToRead, mostBefore } from "../chat/windows.ts"
import { inSlices } from "../../models/slices/slices.ts"
import { makeSeen } from "../grounding/likeness.ts"
import { siftInSlices, windowsInSlices } from "./chunk.ts"
import { type ExtractionWork, readWindow } from "./readWindow.ts"
import { addEarlier } from "../grounding/addEarlier.ts"
import { takeSlot } from "./slot/extractionSlot.ts"
import { measureJob } from "../work/measures/jobMetrics.ts"
import { makeProgress, storeSteps } from "../work/work.ts"
import { makeZonesOf } from "../zone/zones.ts"

/** Messages of one page. Only one page is in memory, however long the history is. */
const pageMessages = 400

export const runExtraction = Effect.fn("extract")(function* (commit: Commit) {
  const { id } = partsOf(commit.subject)
  const unread = yield* Unread
  const slotFrom = yield* takeSlot(commit)
  if (slotFrom === null) return
  // The tables must contain everything that this and earlier extractions have stored before they are asked for messages.
  const upTo = Math.max(slotFrom, commit.seq, yield* (yield* EventStore).lastSeq(commit.subject))
  yield* (yield* Reads).waitFor(upTo)
  const asked = yield* unread.extraction(id)
  if (asked === null || (asked.status !== "requested" && asked.status !== "running")) return
  const { attempt, audience, chat, from, to, again, audiences } = asked
  const scope: MessageScope = { extraction: id, attempt, chat, from, to, again, audiences, upTo }
  const work = { by: "extract", id, attempt, commit } as const
  const store = (what: string, command: Command) => storeSteps(work, what, { subject: commit.subject, command })
  const total = yield* unread.countMessages(scope)
  if (asked.status === "requested") yield* store("start", { _tag: "StartExtraction", messages: total })

  const { add, tick } = yield* makeProgress(work, { total, audience })
  const { idFor } = yield* NaturalKeys
  const topicId = (audience: Audience, name: string) => idFor("topic", id, audience, name)
  const extraction: ExtractionWork = { ...work, topicId, seen: { atoms: makeSeen(), topics: makeSeen() } }
  // Proposals of an earlier attempt must not be repeated.
  yield* addEarlier(extraction.seen, audiences, { by: id })
  // Topics of other extractions that wait for a decision must not be proposed again.
  yield* addEarlier({ topics: extraction.seen.topics }, audiences, { waiting: "topic" })
  const zonesOf = makeZonesOf()
  let after: MessagePlace | null = null
  while (true) {
    yield* tick("collect")
    const page: ReadonlyArray<UnreadMessage> = yield* unread.messages(scope, after, pageMessages)
    const chunk = page.map(messageOf)
    const some = chunk.slice(0, chunkEnd(chunk, { most: pageMessages }))
    const last = some.at(-1)
    if (last === undefined) break
    after = { at: last.at, id: last.id }
    const { kept, noise } = yield* inSlices(() => siftInSlices(some))
    const [first, ...rest] = noise
    if (first !== undefined)
      yield* store(`sift:${partOf(noise)}`, {
        _tag: "SiftMessages",
        attempt,
        part: partOf(noise),
        noise: [first, ...rest]
      })
    add(noise.length)
    yield* tick("thread")
    const names = yield* namesOf
    const before = (yield* unread.before(firstOfEachPlace(some), mostBefore)).map(messageOf)
    const zones = yield* zonesOf([...new Set(some.map(({ author }) => author))])
    const talk = { names, speakersIn: speakersOf(some), zones }
    for (const window of yield* inSlices(() => windowsInSlices(some, names, kept, before))) {
      yield* readWindow(extraction, window, talk)
      add(messagesToRead(window).length)
      yield* tick("read")
    }
  }
  yield* store("complete", { _tag: "CompleteExtraction" })
  yield* measureJob("extraction", commit)
  yield* tick("done")
})

const messageOf = ({ sentAt, hasTask: _, edited, ...message }: UnreadMessage): ChatMessage => ({
  ...message,
  at: sentAt,
  ...(edited && { edited })
})

const firstOfEachPlace = (messages: ReadonlyArray<ChatMessage>) =>
  [...Map.groupBy(messages, chatAndAudience).values()].flatMap(([first]) => first ?? [])

/** The people who write in each chat of a chunk. */
const speakersOf = (messages: ReadonlyArray<ChatMessage>) => {
  const places = Map.groupBy(
    messages.filter(({ bot }) => bot !== true),
    chatAndAudience
  )
  return (place: ChatMessage) => [...new Set((places.get(chatAndAudience(place)) ?? []).map(({ author }) => author))]
}

const partOf = (noise: ReadonlyArray<{ readonly message: string }>) => hash(26, ...noise.map(({ message }) => message))

/** The names and handles by which messages address people. */
const namesOf = Effect.gen(function* () {
  const people = yield* (yield* Reads).people
  return new Map(people.map(({ id, name, handle }) => [id, handle === null ? [name] : [name, handle]] as const))
})
