/**
 * A reading of chat, from the commit that asked for it to its end. What is done stands in the log, so that whoever goes on
 * after a kill begins at the first message that is not marked as read.
 */
import { Clock, Effect } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import { type ActorId, reactorActor } from "../../domain/ids.ts"
import type { Command } from "../../domain/extraction.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { type MessagePlace, type MessageScope, Unread, type UnreadMessage } from "../../projections/reads/unread.ts"
import { causationOf, type Commit } from "../../streams/envelope.ts"
import { EventStore } from "../../streams/eventStore.ts"
import { hash } from "../../streams/identity.ts"
import { Progress, type Tick } from "../../streams/progress.ts"
import { parseSubject } from "../../streams/subjects.ts"
import { chunkEnd } from "../reading/chunks.ts"
import { noiseOf } from "../reading/noise.ts"
import { placeOf, type ReadingMessage } from "../reading/readingMessage.ts"
import { threadsOf } from "../reading/threads.ts"
import { windowsOf } from "../reading/windows.ts"
import { makeSeen } from "./likeness.ts"
import { paceOf } from "./pace.ts"
import { type Reading, readWindow } from "./readWindow.ts"
import { remind } from "./remind.ts"

const robot = reactorActor("extract")
/** Messages of one page: what is in memory at once, however long the history is. */
const pageMessages = 400

export const extracting = Effect.fn("extract")(function* (commit: Commit) {
  const id = parseSubject(commit.subject)?.id ?? ""
  const reads = yield* Reads
  const unread = yield* Unread
  // Everything that this extraction has stored so far is in the tables before they are asked what is left.
  const upTo = yield* (yield* EventStore).lastSeq(commit.subject)
  yield* reads.waitFor(Math.max(upTo, commit.seq))
  const asked = yield* unread.extraction(id)
  if (asked === null || (asked.status !== "requested" && asked.status !== "running")) return
  const { attempt, audience, chat, from, to, again, audiences } = asked
  const scope: MessageScope = { extraction: id, attempt, chat, from, to, again, audiences, upTo: commit.seq }
  const tell = yield* teller(commit, `${id}:${attempt}`)
  const total = yield* unread.countMessages(scope)
  if (asked.status === "requested") yield* tell("start", { _tag: "StartExtraction", messages: total })

  const began = yield* Clock.currentTimeMillis
  const progress = yield* Progress
  let done = 0
  const tick = Effect.fnUntraced(function* (stage: Tick["stage"]) {
    const millis = yield* Clock.currentTimeMillis
    const pace = paceOf({ done, total, millis: millis - began })
    yield* progress.say({
      of: "extraction",
      id,
      stage,
      done,
      total,
      ...pace,
      audience,
      at: new Date(millis).toISOString()
    })
  })

  const reading: Reading = { id, attempt, commit, seen: { atoms: makeSeen(), topics: makeSeen() } }
  // What it found before it was killed or given up, it finds no second time.
  yield* remind(reading.seen, audiences, { by: id })
  let after: MessagePlace | null = null
  while (true) {
    yield* tick("collect")
    const page: ReadonlyArray<UnreadMessage> = yield* unread.messages(scope, after, pageMessages)
    const chunk = page.map(messageOf)
    const some = chunk.slice(0, chunkEnd(chunk, { most: pageMessages }))
    const last = some.at(-1)
    if (last === undefined) break
    after = { at: last.at, id: last.id }
    const { kept, noise } = sifted(some)
    const [first, ...rest] = noise
    if (first !== undefined)
      yield* tell(`sift:${partOf(noise)}`, {
        _tag: "SiftMessages",
        attempt,
        part: partOf(noise),
        noise: [first, ...rest]
      })
    done += noise.length
    yield* tick("thread")
    // Noise is no part of what is read, and yet it tells who talks with whom.
    const threads = threadsIn(some, yield* namesOf).map(({ messages }) => ({
      messages: messages.filter(({ id: each }) => kept.has(each))
    }))
    for (const window of windowsOf(threads.filter(({ messages }) => messages.length > 0))) {
      yield* readWindow(reading, window)
      done += window.messages.length
      yield* tick("read")
    }
  }
  yield* tell("complete", { _tag: "CompleteExtraction" })
  yield* tick("done")
})

/** Commands about the extraction itself, each under a key of its own in this attempt. */
const teller = Effect.fnUntraced(function* (commit: Commit, stem: string) {
  const bus = yield* CommandBus
  return (what: string, command: Command) =>
    bus
      .send(
        {
          actor: robot,
          key: `extract:${stem}:${what}`,
          causation: causationOf(commit),
          correlation: commit.correlation
        },
        { subject: commit.subject, command }
      )
      .pipe(
        // Another delivery was faster, and counted otherwise.
        Effect.catchTag("KeyReused", () => Effect.void)
      )
})

const messageOf = ({ sentAt, hasTask: _, ...message }: UnreadMessage): ReadingMessage => ({ ...message, at: sentAt })

/** Which messages say something; of the others, why not. */
const sifted = (messages: ReadonlyArray<ReadingMessage>) => {
  const before = new Map<string, ReadingMessage>()
  const weighed = messages.map((message) => {
    const previous = before.get(placeOf(message))
    before.set(placeOf(message), message)
    return { message, ...noiseOf(message, previous === undefined ? {} : { previous }) }
  })
  return {
    kept: new Set(weighed.filter(({ noise }) => !noise).map(({ message }) => message.id)),
    noise: weighed
      .filter(({ noise }) => noise)
      .map(({ message, score, factors }) => ({ message: message.id, score, factors }))
  }
}
const partOf = (noise: ReadonlyArray<{ readonly message: string }>) => hash(26, ...noise.map(({ message }) => message))

const threadsIn = (messages: ReadonlyArray<ReadingMessage>, names: ReadonlyMap<ActorId, ReadonlyArray<string>>) =>
  [...Map.groupBy(messages, placeOf).values()].flatMap((place) => threadsOf(place, { names }))

/** How people are called when they are spoken to. */
const namesOf = Effect.gen(function* () {
  const people = yield* (yield* Reads).people
  return new Map(people.map(({ id, name, handle }) => [id, handle === null ? [name] : [name, handle]] as const))
})
